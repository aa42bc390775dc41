import { ProgressLocation, window, type Uri } from 'vscode';
import { registerCommand } from '../manifest/commands';
import { setContextKey } from '../manifest/contextKeys';
import type { Ui } from '../Ui';
import { closeTabs, isShown } from './virtualDocuments';

/** A person's answer to a preview; `undefined` when they gave up or closed it. */
export type PreviewAnswer = 'yes' | 'other' | 'back' | undefined;

/** How much of a question is shown, so that the answers still find room in a notification. */
const LONGEST = 600;

let answerNow: ((answer: PreviewAnswer) => void) | undefined;

/** Answers what is being asked about a preview. */
export function answerPreview(answer: PreviewAnswer): void {
  answerNow?.(answer);
}

/** The buttons in the title of an editor that shows a preview, and the answers in its notification. */
export function registerPreviewQuestions({ context, report }: Ui): void {
  const say = async (answer: PreviewAnswer): Promise<void> => answerPreview(answer);
  context.subscriptions.push(
    // A menu hands over the editor's document.
    registerCommand('crossProjectLearning.acceptPreview', report, (answer) =>
      say(typeof answer === 'string' ? answer : 'yes'),
    ),
    registerCommand('crossProjectLearning.savePattern', report, () => say('yes')),
    registerCommand('crossProjectLearning.rejectPreview', report, () => say(undefined)),
  );
}

/**
 * Asks about a preview that is being shown, without covering it: by a notification and by buttons in
 * the title of its editor. The preview is closed afterwards, and the notification goes with it.
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
    const answers = [linkTo('yes', yes), linkTo('other', other), linkTo('back', back)];
    const title = [linkless(question), answers.filter(Boolean).join(' · ')].join(' ');
    askUntil(answered, title, () => hear(undefined));
  }
  const answer = await answered;
  tabs.dispose();
  setContextKey('crossProjectLearning.previewAsks', false);
  await closeTabs(shown);
  return answer;
}

/**
 * Asks in a notification that goes away by itself once there is an answer, wherever that came from.
 * Of all notifications VS Code lets an extension take back only those that tell of progress. Their
 * one button is Cancel, without which they show one line; the other answers are links, which are
 * never cut.
 */
function askUntil(answered: Promise<unknown>, title: string, onCancel: () => void): void {
  const location = ProgressLocation.Notification;
  void window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    token.onCancellationRequested(onCancel);
    // A bar that stands still, since nobody waits for the machine.
    progress.report({ increment: 0 });
    await answered;
  });
}

function linkTo(answer: PreviewAnswer, title: string | undefined): string {
  const argument = encodeURIComponent(JSON.stringify(answer));
  return title ? `[${title}](command:crossProjectLearning.acceptPreview?${argument})` : '';
}

/** Names and code within a question must not become links. VS Code cuts what is longer than 1000. */
function linkless(question: string): string {
  const plain = question.replaceAll('](', '] (');
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}
