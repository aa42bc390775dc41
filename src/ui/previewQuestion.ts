import { commands, l10n, window, type Uri } from 'vscode';
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
 * @param showing settles once the preview is on the screen. Editors that open take the focus, so that
 *   the notification, which tells a person to go on, waits for them; the commands answer at once.
 */
export async function askAboutPreview(
  shown: readonly Uri[],
  {
    question,
    yes,
    other,
    back,
    endsByClosing = true,
    showing,
  }: {
    question: string;
    yes: string;
    other?: string;
    back?: string;
    endsByClosing?: boolean;
    showing?: Promise<unknown>;
  },
): Promise<PreviewAnswer> {
  answerNow?.(undefined);
  let isAnswered = false;
  let resolve: (answer: PreviewAnswer) => void;
  const answered = new Promise<PreviewAnswer>((settle) => (resolve = settle));
  const hear = (answer: PreviewAnswer): void => {
    isAnswered = true;
    resolve(answer);
  };
  answerNow = hear;
  const tabs = window.tabGroups.onDidChangeTabs(({ closed }) => {
    if (endsByClosing && closed.length > 0 && !isShown(shown)) hear(undefined);
  });
  setContextKey('crossProjectLearning.previewAsks', true);
  await Promise.race([showing, answered]);
  if (!isAnswered) {
    const buttons = [yes, other, back, l10n.t('Cancel')].filter((title) => title !== undefined);
    void window.showInformationMessage(question, ...buttons).then((button) => {
      if (button === yes) hear('yes');
      else if (button === other && other !== undefined) hear('other');
      else if (button !== undefined) hear(button === back ? 'back' : undefined);
    });
  }
  const answer = await answered;
  tabs.dispose();
  setContextKey('crossProjectLearning.previewAsks', false);
  await closeTabs(shown);
  return answer;
}
