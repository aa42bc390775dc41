import { type QuickPickItem, l10n, window } from 'vscode';
import type { LearnedPattern } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import { openFolders } from '../folders/folders';
import { pickOne } from '../input/pick';
import { plainLabel } from '../input/labels';
import type { OutcomeRequest } from '../manifest/commandMap';
import { registerCommand, registerRowCommand } from '../manifest/commands';
import { mend } from '../mends/mends';
import type { Ui } from '../Ui';
import { UserMistake } from '../UserMistake';
import { appliedInWords } from '../words/appliedInWords';

interface AwaitingItem extends QuickPickItem {
  request: OutcomeRequest;
}

/** A person's word on how an application went. */
export function registerOutcome(ui: Ui): void {
  ui.context.subscriptions.push(
    registerCommand(
      'crossProjectLearning.recordOutcome',
      ui.report,
      (request) => recordOutcome(ui, request),
      (request) => request?.success !== undefined,
    ),
    registerRowCommand('crossProjectLearning.recordWorked', ui.report, (request) =>
      recordOutcome(ui, { ...request, success: true }),
    ),
    registerRowCommand('crossProjectLearning.recordDidNotWork', ui.report, (request) =>
      recordOutcome(ui, { ...request, success: false }),
    ),
  );
}

async function recordOutcome(
  ui: Ui,
  given: OutcomeRequest | undefined,
): Promise<LearnedPattern | undefined> {
  const api = await ui.engine.api();
  const request = given ?? (await pickAwaiting(api));
  if (!request) return undefined;
  const { patternId, applicationId } = request;
  const success = request.success ?? (await askVerdict());
  if (success === undefined) return undefined;
  const before = await api.pattern({ patternId });
  const after = await api.recordOutcome({ patternId, applicationId, success });
  tellOutcome(before, after, success);
  return after;
}

async function pickAwaiting(api: EngineApi): Promise<OutcomeRequest | undefined> {
  const folders = openFolders();
  const lists = await Promise.all(
    folders.map((folder) =>
      api.applicationsIn({ folder: folder.uri.fsPath, awaitingOutcome: true }),
    ),
  );
  const items = lists.flatMap((list, index): AwaitingItem[] =>
    list.map(({ application, pattern }) => ({
      label: plainLabel(pattern.patternName),
      description: folders[index]?.name,
      detail: appliedInWords(application),
      request: { patternId: pattern.id, applicationId: application.id },
    })),
  );
  if (items.length === 0) {
    throw new UserMistake(l10n.t('No application awaits its outcome.'), [mend('showPatterns')]);
  }
  const picked = await pickOne({
    title: l10n.t('Record Outcome: Of Which Application?'),
    items,
  });
  return typeof picked === 'object' ? picked.request : undefined;
}

async function askVerdict(): Promise<boolean | undefined> {
  const picked = await pickOne({
    title: l10n.t('Record Outcome: Did It Work?'),
    items: [
      { label: l10n.t('$(thumbsup) It worked'), success: true },
      { label: l10n.t('$(thumbsdown) It did not work'), success: false },
    ],
  });
  return typeof picked === 'object' ? picked.success : undefined;
}

function tellOutcome(before: LearnedPattern, after: LearnedPattern, success: boolean): void {
  const moved = `${before.confidence.toFixed(2)} → ${after.confidence.toFixed(2)}`;
  void window.showInformationMessage(
    success
      ? l10n.t('“{0}” worked: confidence {1}', after.patternName, moved)
      : l10n.t('“{0}” did not work: confidence {1}', after.patternName, moved),
  );
}
