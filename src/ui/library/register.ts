import { l10n, window } from 'vscode';
import type { LibraryLoss } from '../../engine/api/LibraryApi';
import { runCommand } from '../manifest/commands';
import { mend } from '../mends/mends';
import type { Ui } from '../Ui';
import type { Mend } from '../UserMistake';
import { lossInWords } from './lossInWords';

/** Tells when the library is not where it was, and what can be done, instead of beginning anew. */
export function registerLibrary(ui: Ui): void {
  const { context, engine, report } = ui;
  let isLost = false;
  const follow = async (loss: LibraryLoss | undefined): Promise<void> => {
    // In another window a person went on without it.
    if (loss?.why === 'replaced') return engine.reopen();
    if (loss) {
      isLost = true;
      await tell(ui, loss);
    } else if (isLost) {
      isLost = false;
      ui.log.info('The library is back');
      void window.showInformationMessage(l10n.t('The learning library is back.'));
      await runCommand('crossProjectLearning.refresh');
    }
  };
  context.subscriptions.push(
    engine.on('libraryLoss', ({ loss }) => void follow(loss).catch(report)),
  );
}

async function tell(ui: Ui, loss: LibraryLoss): Promise<void> {
  ui.log.warn(lossInWords(loss));
  const mends = [
    mend('restoreBackup'),
    mend('setLibraryFolder'),
    { title: l10n.t('Try Again'), run: () => lookAgain(ui) },
    startAnew(ui, loss),
  ];
  const title = await window.showWarningMessage(
    lossInWords(loss),
    ...mends.map((each) => each.title),
  );
  await mends.find((each) => each.title === title)?.run();
}

async function lookAgain(ui: Ui): Promise<void> {
  const loss = await (await ui.engine.api()).libraryLoss();
  if (loss) await tell(ui, loss);
}

function startAnew(ui: Ui, loss: LibraryLoss): Mend {
  const title = loss.why === 'another' ? l10n.t('Use What Is There…') : l10n.t('Start Empty…');
  return { title, run: () => confirmAndStart(ui, loss) };
}

async function confirmAndStart({ engine }: Ui, { folder, patterns }: LibraryLoss): Promise<void> {
  const goOn = l10n.t('Go On Without It');
  const answer = await window.showWarningMessage(
    l10n.t('Go on without the library that was in {0}?', folder),
    {
      modal: true,
      detail: l10n.t(
        'The {0} patterns that were in it are no longer shown, in this and every other window. What is still shown of them is a copy for reading, from which the library cannot be made again; a backup can.',
        patterns,
      ),
    },
    goOn,
  );
  if (answer !== goOn) return;
  await (await engine.api()).startLibraryAnew();
  await engine.reopen();
}
