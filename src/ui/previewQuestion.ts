import { commands, l10n, window, type Disposable, type Uri } from 'vscode';
import { registerCommand } from './manifest/commands';
import { setContextKey } from './manifest/contextKeys';
import type { Ui } from './Ui';
import { closeTabs, isShown } from './virtualDocuments';

/** What a person says to a preview; nothing when they gave up or closed it. */
export type PreviewAnswer = 'yes' | 'other' | 'back' | undefined;

let answerNow: ((answer: PreviewAnswer) => void) | undefined;

/** Answers what is being asked about a preview. */
export async function answerPreview(answer: PreviewAnswer): Promise<void> {
  // The same question stands there with its own buttons.
  await commands.executeCommand('notifications.hideToasts');
  answerNow?.(answer);
}

/** The buttons in the title of an editor that shows a preview. */
export function registerPreviewQuestions({ context, report }: Ui): void {
  const say = (answer: PreviewAnswer) => (): Promise<void> => answerPreview(answer);
  context.subscriptions.push(
    registerCommand('crossProjectLearning.acceptPreview', report, say('yes')),
    registerCommand('crossProjectLearning.rejectPreview', report, say(undefined)),
  );
}

/**
 * Asks about a preview that is being shown, without covering it: by a notification and by buttons in
 * the title of its editor. The preview is closed afterwards.
 * @param other title of what else can be done with it, if there is something.
 * @param back title of the way back, if there is one.
 * @param endsByClosing whether closing the preview's editors means no.
 */
export async function askAboutPreview(
  shown: readonly Uri[],
  {
    question,
    yes,
    other,
    back,
    endsByClosing = true,
  }: { question: string; yes: string; other?: string; back?: string; endsByClosing?: boolean },
): Promise<PreviewAnswer> {
  answerNow?.(undefined);
  let tabs: Disposable | undefined;
  const answer = await new Promise<PreviewAnswer>((resolve) => {
    answerNow = resolve;
    tabs = window.tabGroups.onDidChangeTabs(({ closed }) => {
      if (endsByClosing && closed.length > 0 && !isShown(shown)) resolve(undefined);
    });
    setContextKey('crossProjectLearning.previewAsks', true);
    const buttons = [yes, other, back, l10n.t('Cancel')].filter((title) => title !== undefined);
    void window.showInformationMessage(question, ...buttons).then((button) => {
      if (button === yes) resolve('yes');
      else if (button === other && other !== undefined) resolve('other');
      else if (button !== undefined) resolve(button === back ? 'back' : undefined);
    });
  });
  tabs?.dispose();
  setContextKey('crossProjectLearning.previewAsks', false);
  await closeTabs(shown);
  return answer;
}
