import {
  QuickInputButtons,
  l10n,
  window,
  type QuickInput,
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
} from 'vscode';

/** The person wants the question before this one. */
export const BACK = Symbol('back');

interface Question {
  title: string;
  placeholder?: string;
  canGoBack?: boolean;
}

interface PickQuestion<T extends QuickPickItem> extends Question {
  items: readonly T[];
  /** Called once, with the pick that is about to be shown. */
  prepare?: (pick: QuickPick<T>) => void;
  /** Whether an item answers the question; another one does something and leaves the pick open. */
  isAnswer?: (item: T, pick: QuickPick<T>) => boolean;
}

/** Asks for one of several; `undefined` when the person gave up. */
export async function pickOne<T extends QuickPickItem>(
  question: PickQuestion<T>,
): Promise<T | typeof BACK | undefined> {
  const pick = open(question, false);
  const accepted = answerOf<T>(pick, (answer) => {
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item && (question.isAnswer?.(item, pick) ?? true)) answer(item);
    });
  });
  question.prepare?.(pick);
  pick.show();
  return accepted;
}

/** Asks for any of several, at least one; those with `picked` are ticked at first. */
export async function pickMany<T extends QuickPickItem>(
  question: PickQuestion<T>,
): Promise<readonly T[] | typeof BACK | undefined> {
  const pick = open(question, true);
  pick.selectedItems = question.items.filter((item) => item.picked);
  const accepted = answerOf<readonly T[]>(pick, (answer) => {
    pick.onDidAccept(() => {
      if (pick.selectedItems.length > 0) answer(pick.selectedItems);
      // VS Code gives no other place to say it: the placeholder hides behind what is typed.
      else pick.title = l10n.t('Nothing is checked: check one, or press Escape');
    });
  });
  pick.onDidChangeSelection((items) => {
    if (items.length > 0) pick.title = question.title;
  });
  question.prepare?.(pick);
  pick.show();
  return accepted;
}

/** Asks for a line of text. `mistake` says what is wrong with it, if anything. */
export async function askText(
  question: Question & {
    prompt?: string;
    value: string;
    mistake?: (value: string) => string | undefined;
  },
): Promise<string | typeof BACK | undefined> {
  const input = window.createInputBox();
  input.title = question.title;
  input.placeholder = question.placeholder;
  input.prompt = question.prompt;
  input.value = question.value;
  input.ignoreFocusOut = true;
  input.buttons = buttons(question);
  const validate = (): boolean => {
    input.validationMessage = question.mistake?.(input.value.trim());
    return !input.validationMessage;
  };
  input.onDidChangeValue(validate);
  const accepted = answerOf<string>(input, (answer) => {
    input.onDidAccept(() => {
      if (validate()) answer(input.value.trim());
    });
  });
  input.show();
  return accepted;
}

function open<T extends QuickPickItem>(question: PickQuestion<T>, many: boolean): QuickPick<T> {
  const pick = window.createQuickPick<T>();
  pick.title = question.title;
  pick.placeholder = question.placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.canSelectMany = many;
  pick.ignoreFocusOut = many;
  pick.items = question.items;
  pick.buttons = buttons(question);
  return pick;
}

function buttons({ canGoBack }: Question): QuickInputButton[] {
  return canGoBack ? [QuickInputButtons.Back] : [];
}

interface Answerable extends QuickInput {
  onDidTriggerButton(listener: (button: QuickInputButton) => void): unknown;
}

function answerOf<T>(
  input: Answerable,
  listen: (answer: (value: T) => void) => void,
): Promise<T | typeof BACK | undefined> {
  return new Promise((resolve) => {
    const answer = (value: T | typeof BACK | undefined): void => {
      resolve(value);
      input.dispose();
    };
    listen(answer);
    input.onDidTriggerButton((button) => {
      if (button === QuickInputButtons.Back) answer(BACK);
    });
    input.onDidHide(() => answer(undefined));
  });
}
