import { Disposable, RelativePattern, l10n, window, workspace, type WorkspaceFolder } from 'vscode';
import type { TakenBack } from '../../engine/api/ObservationApi';
import { openFolders } from '../folders/folders';
import { pathBelow } from '../folders/pathBelow';
import { isCancellation } from '../mends/reportError';
import { askWhyReverted } from '../outcome/askWhyReverted';
import { debounce } from '../timing';
import type { Ui } from '../Ui';
import { takenBackInWords } from '../words/outcomeInWords';

/** Git changes several files for each thing that it does, in milliseconds. */
const SETTLED = 1500;
const IN_GIT = '.git/{HEAD,index,logs/HEAD}';

/** Looks in git what became of applications: when git did something, and on focus. */
export function registerObserving(ui: Ui): void {
  let underWay: Promise<void> | undefined;
  const look = debounce(SETTLED, () => {
    if (!workspace.isTrusted || !ui.engine.started) return;
    underWay ??= observeAll(ui).finally(() => (underWay = undefined));
  });
  const watched = new Map<string, Disposable>();
  const watch = (): void => {
    for (const disposable of watched.values()) disposable.dispose();
    watched.clear();
    for (const folder of openFolders()) watched.set(folder.uri.toString(), watchGit(folder, look));
  };
  watch();
  ui.context.subscriptions.push(
    look,
    workspace.onDidChangeWorkspaceFolders(watch),
    window.onDidChangeWindowState(({ focused }) => {
      if (focused) look.call();
    }),
    new Disposable(() => watched.forEach((each) => void each.dispose())),
  );
}

function watchGit(folder: WorkspaceFolder, look: { call(): void }): Disposable {
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, IN_GIT));
  const call = (): void => look.call();
  return Disposable.from(
    watcher,
    ...[watcher.onDidChange(call), watcher.onDidCreate(call), watcher.onDidDelete(call)],
  );
}

async function observeAll(ui: Ui): Promise<void> {
  try {
    const api = await ui.engine.api();
    for (const folder of openFolders()) {
      const unsaved = workspace.textDocuments
        .filter(({ isDirty }) => isDirty)
        .map(({ uri }) => pathBelow(folder.uri.fsPath, uri.fsPath));
      const taken = await api.observe({ folder: folder.uri.fsPath, unsaved });
      for (const one of taken) tell(ui, folder, one);
    }
  } catch (error) {
    // The next look may succeed; nobody waits for this one.
    if (!isCancellation(error)) ui.log.warn(String(error));
  }
}

/** What was taken back with much else says nothing of the pattern, so nobody is asked. */
function tell(ui: Ui, folder: WorkspaceFolder, taken: TakenBack): void {
  const { application, pattern, evidence, withOthers } = taken;
  const how = takenBackInWords(evidence);
  ui.log.info(`${pattern.patternName} in ${folder.name}: ${how}`);
  if (withOthers) return;
  const where = { folder: folder.uri.fsPath, applicationId: application.id };
  askWhyReverted(ui, where, l10n.t('“{0}” was taken back: {1}.', pattern.patternName, how));
}
