import { type QuickPickItem, type Uri, commands, l10n, window } from 'vscode';
import type { CodeTemplate, LearnedPattern } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import { pickOne } from '../input/pick';
import { plainLabel } from '../input/labels';
import type { PatternRequest, VersionRequest } from '../manifest/commandMap';
import { mend } from '../mends/mends';
import { timeInWords } from '../words/appliedInWords';
import { UserMistake } from '../UserMistake';
import { templateDocument } from '../documents/virtualDocuments';
import { choosePattern } from '../input/choosePattern';

interface VersionItem extends QuickPickItem {
  code: string;
}

/** Lists the earlier versions of a pattern; the one that is picked is compared with the present one. */
export async function showVersions(
  api: EngineApi,
  request: Partial<PatternRequest>,
): Promise<void> {
  const pattern = await choosePattern(api, request.patternId, {
    title: l10n.t('Versions of a Pattern'),
    placeholder: l10n.t('Which pattern?'),
    suits: ({ versions }) => versions.length > 1,
  });
  if (!pattern) return;
  const versions = await api.versions({ patternId: pattern.id });
  const items: VersionItem[] = versions
    .map(({ version, template }, index) => ({ version, template, number: index + 1 }))
    .slice(0, -1)
    .filter(({ template }) => template !== null)
    .map(({ version, number }) => ({
      label: l10n.t('Version {0}', number),
      description: timeInWords(version.createdAt),
      detail: plainLabel(version.reason),
      code: version.code,
    }))
    .reverse();
  if (items.length === 0) {
    throw new UserMistake(l10n.t('“{0}” has no earlier version.', pattern.patternName), [
      mend('showPatterns'),
    ]);
  }
  const picked = await pickOne({
    title: l10n.t('Versions of “{0}”', pattern.patternName),
    placeholder: l10n.t('Compare which one with the present version?'),
    items,
  });
  if (typeof picked !== 'object') return;
  const { code } = picked;
  await compareVersion(api, { patternId: pattern.id, code });
  const restore = l10n.t('Restore It');
  const question = l10n.t('{0} of “{1}” is on the left.', picked.label, pattern.patternName);
  if ((await window.showInformationMessage(question, restore)) === restore) {
    await restoreVersion(api, { patternId: pattern.id, code });
  }
}

/** Shows an earlier version of a template beside the present one. */
export async function compareVersion(
  api: EngineApi,
  { patternId, code }: VersionRequest,
): Promise<void> {
  const pattern = await api.pattern({ patternId });
  const versions = await api.versions({ patternId });
  const earlier = versions.find(({ version }) => version.code === code)?.template;
  if (!earlier) throw versionGone(pattern);
  await showDifference(pattern, earlier);
}

/** Makes an earlier version the present one. */
export async function restoreVersion(
  api: EngineApi,
  { patternId, code }: VersionRequest,
): Promise<LearnedPattern> {
  const pattern = await api.restoreVersion({ patternId, code });
  void window.showInformationMessage(
    l10n.t('“{0}” is as in the earlier version again.', pattern.patternName),
  );
  return pattern;
}

async function showDifference(pattern: LearnedPattern, earlier: CodeTemplate): Promise<void> {
  const { patternName, codeTemplate: present } = pattern;
  const title = l10n.t('“{0}”: Earlier and Present Version', patternName);
  const sides: [Uri, Uri][] = [];
  for (const side of ['before', 'after'] as const) {
    if (side === 'before' && present.kind === 'snippet' && earlier.kind === 'snippet') continue;
    const name = side === 'before' ? l10n.t('code before') : l10n.t('code after');
    sides.push([
      await templateDocument(earlier.language, `${patternName} (${name})`, earlier[side]),
      await templateDocument(present.language, `${patternName} (${name})`, present[side]),
    ]);
  }
  const [first] = sides;
  if (sides.length === 1 && first) {
    await commands.executeCommand('vscode.diff', ...first, title, { preview: true });
  } else {
    const resources = sides.map(([left, right]) => [right, left, right]);
    await commands.executeCommand('vscode.changes', title, resources);
  }
}

function versionGone({ patternName }: LearnedPattern): UserMistake {
  return new UserMistake(l10n.t('“{0}” has no such version any more.', patternName), [
    mend('showPatterns'),
  ]);
}
