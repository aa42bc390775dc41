import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { learnedHover } from '../../src/ui/patterns/learnedHover';
import { profileHover } from '../../src/ui/profile/profileWords';
import { suggestionHover } from '../../src/ui/words/patternHover';
import type { LearnedPattern, Project } from '../../src/core/types';
import type { Suggestion } from '../../src/engine/api/SuggestionApi';
import { commitOf, extensionApi, folderNamed, learned, run } from './commands';

/** What a repository may have in names, commit messages and code. */
const HOSTILE =
  '[quit](command:workbench.action.quit) <a href="command:x">b</a> <img src=x onerror=y> ' +
  '![i](https://example.com/i.png) $(trash) **bold** `code` # ';
const HOSTILE_CODE = `x();\n\`\`\`\n[quit](command:workbench.action.quit)\n\`\`\`\`\n<b>\n`;

describe('texts of a repository, shown to a person', () => {
  let pattern: LearnedPattern;
  let project: Project;

  before(async () => {
    const api = await extensionApi();
    const orders = folderNamed('orders');
    project = await api.currentProject(orders);
    const commit = commitOf(orders, 'do not wait for another service for ever');
    const id = await run<string>('learnFromCommit', {
      ...{ folder: orders, commit, name: HOSTILE, type: 'bug_fix', description: HOSTILE },
    });
    pattern = (await learned(id)) as LearnedPattern;
    assert.equal(pattern.patternName, HOSTILE.trim());
    const { codeTemplate } = pattern;
    pattern = { ...pattern, codeTemplate: { ...codeTemplate, before: HOSTILE_CODE } };
  });

  it('are no links, images, HTML or icons in a hover, which runs no commands', () => {
    const suggestion = {
      ...pattern,
      patternId: pattern.id,
      ...{ seen: 1, experience: pattern, atLeast: 0.5 },
      similarityScore: 1,
      reasons: [{ kind: 'framework', value: HOSTILE, exact: false, other: HOSTILE }],
      source: { id: 'x', name: HOSTILE, repoUrl: HOSTILE },
      own: false,
    } as unknown as Suggestion;
    const named = { ...project, name: HOSTILE, framework: HOSTILE };
    for (const hover of [suggestionHover(suggestion), learnedHover(pattern), profileHover(named)]) {
      assert.ok(!hover.isTrusted);
      assert.ok(!hover.supportHtml);
      const prose = withoutCode(hover.value);
      assert.ok(prose.includes('workbench.action.quit'), prose);
      assertPlain(prose);
      if (hover.supportThemeIcons) assert.doesNotMatch(prose, /(?<!\\)\$\(trash\)/);
    }
  });

  it('are nothing but text on the page of a pattern', async () => {
    await run('showPatternDetails', { patternId: pattern.id });
    const page = vscode.workspace.textDocuments.find(
      ({ uri, languageId }) => languageId === 'markdown' && uri.scheme.startsWith('cross-project'),
    );
    assert.ok(page);
    assertPlain(withoutCode(page.getText()));
    assert.doesNotMatch(withoutCode(page.getText()), /(?<!\\)<(a|img|b)\b/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  /** Markdown without its code blocks, in which everything is text. */
  function withoutCode(markdown: string): string {
    const kept: string[] = [];
    let fence: string | undefined;
    for (const line of markdown.split('\n')) {
      const [run] = /^`{3,}/.exec(line) ?? [];
      if (fence === undefined && run) fence = run;
      else if (fence !== undefined && line.trim() === fence) fence = undefined;
      else if (fence === undefined) kept.push(line);
    }
    assert.equal(fence, undefined, 'a code block was not closed');
    return kept.join('\n');
  }

  function assertPlain(markdown: string): void {
    assert.doesNotMatch(markdown, /(?<!\\)\]\(/);
    assert.doesNotMatch(markdown, /(?<!\\)`code/);
  }
});
