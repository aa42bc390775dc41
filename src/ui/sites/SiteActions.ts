import {
  CodeAction,
  CodeActionKind,
  CodeActionTriggerKind,
  l10n,
  type CancellationToken,
  type CodeActionContext,
  type CodeActionProvider,
  type Range,
  type TextDocument,
} from 'vscode';
import type { ApplyRequest } from '../manifest/commandMap';
import { commandTo } from '../manifest/commands';
import type { EditorSite, SitesInEditors } from './SitesInEditors';

/** The kind of actions at sites: a rewrite that a person asks for, no fix of a problem. */
const REWRITE = CodeActionKind.RefactorRewrite.append('crossProjectLearning');
/** The same for the hover of a hint, which asks for fixes only. */
const FIX = CodeActionKind.QuickFix.append('crossProjectLearning');
export const SITE_ACTIONS = [REWRITE, FIX];

/** Of so many patterns at one place the actions are offered, the best ranked first. */
const PATTERNS = 3;
/** How long the menu of all providers may wait for a file that was not looked into yet, in ms. */
const PATIENCE = 1500;

/** The light bulb at the sites that are known; it looks for none itself. */
export class SiteActions implements CodeActionProvider {
  /** @param load looks for the sites of what has not been looked for. */
  constructor(
    private readonly sites: SitesInEditors,
    private readonly load: () => Promise<void>,
  ) {}

  async provideCodeActions(
    document: TextDocument,
    range: Range,
    { only, triggerKind }: CodeActionContext,
    token: CancellationToken,
  ): Promise<CodeAction[]> {
    const isAsked = triggerKind === CodeActionTriggerKind.Invoke;
    const kind = !only || only.intersects(REWRITE) ? REWRITE : FIX;
    if (only && !(only.intersects(kind) && isAsked)) return [];
    if (isAsked && !this.sites.isKnown(document)) await untilLoaded(this.load(), token);
    if (token.isCancellationRequested) return [];
    const all = this.sites.sitesIn(document);
    return bestPatterns(sitesAt(all, range)).flatMap((site) =>
      actionsAt(
        site,
        all.filter(({ suggestion }) => suggestion.patternId === site.suggestion.patternId),
        kind,
      ),
    );
  }
}

async function untilLoaded(loading: Promise<void>, token: CancellationToken): Promise<void> {
  let stop: (() => void) | undefined;
  const enough = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, PATIENCE);
    const listener = token.onCancellationRequested(() => resolve());
    stop = () => {
      clearTimeout(timer);
      listener.dispose();
    };
  });
  await Promise.race([loading, enough]);
  stop?.();
}

/** The sites that are selected; for a cursor beside them those of its line. */
function sitesAt(all: readonly EditorSite[], range: Range): EditorSite[] {
  const selected = all.filter((site) => site.range.intersection(range));
  if (selected.length > 0 || !range.isEmpty) return selected;
  const { line } = range.start;
  return all.filter((site) => site.range.start.line <= line && line <= site.range.end.line);
}

/** The innermost site of each pattern, in the order of the ranking. */
function bestPatterns(sites: readonly EditorSite[]): EditorSite[] {
  const byPattern = new Map<string, EditorSite>();
  for (const site of sites) {
    const { patternId } = site.suggestion;
    const known = byPattern.get(patternId);
    if (!known || known.range.contains(site.range)) byPattern.set(patternId, site);
  }
  return [...byPattern.values()]
    .sort((a, b) => b.suggestion.score - a.suggestion.score)
    .slice(0, PATTERNS);
}

/** @param inFile all sites of the pattern in this document. */
function actionsAt(
  here: EditorSite,
  inFile: readonly EditorSite[],
  kind: CodeActionKind,
): CodeAction[] {
  const { suggestion, of, site } = here;
  const { patternId, patternName: name } = suggestion;
  const { folder, path } = of;
  // What a person has to fill in is filled in at one place at a time.
  const readyInFile = inFile.filter(({ site: { inputs } }) => !inputs);
  const readyInProject = (of.sites.get(patternId) ?? []).filter(({ inputs }) => !inputs).length;
  const readyHere = site.inputs ? 0 : 1;
  const action = (command: NonNullable<CodeAction['command']>): CodeAction => {
    const made = new CodeAction(command.title, kind);
    made.command = command;
    return made;
  };
  const apply = (title: string, chosen: readonly EditorSite[] | 'all'): CodeAction => {
    const sites = chosen === 'all' ? chosen : chosen.map(namedPlace);
    const request: ApplyRequest = { patternId, folder, path, sites, offer: 'named' };
    return action(commandTo('crossProjectLearning.applyPattern', title, request));
  };
  const titleHere = site.inputs
    ? l10n.t('Apply “{0}” here and fill in {1}', name, site.inputs.join(', '))
    : l10n.t('Apply “{0}” here…', name);
  const actions = [apply(titleHere, [here])];
  if (readyInFile.length > readyHere) {
    const title = l10n.t('Apply “{0}” in this file ({1})…', name, readyInFile.length);
    actions.push(apply(title, readyInFile));
  }
  if (readyInProject > readyInFile.length) {
    actions.push(apply(l10n.t('Apply “{0}” in this project ({1})…', name, readyInProject), 'all'));
  }
  const notHere = l10n.t('Exclude this place from “{0}”', name);
  const dismiss = l10n.t('Hide “{0}” in this project', name);
  return [
    ...actions,
    action(commandTo('crossProjectLearning.notHere', notHere, { patternId, folder, site })),
    action(
      commandTo('crossProjectLearning.dismissSuggestion', dismiss, { patternId, folder, path }),
    ),
  ];
}

/** Named as it stands in the editor, saved or not. */
function namedPlace({ site, range }: EditorSite): { path: string; line: number; text: string } {
  return { path: site.path, line: range.start.line + 1, text: site.text };
}
