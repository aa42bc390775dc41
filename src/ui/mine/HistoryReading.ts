import { StatusBarAlignment, type StatusBarItem, l10n, window } from 'vscode';
import { commandTo } from '../manifest/commands';
import { setContextKey } from '../manifest/contextKeys';
import { throttle } from '../timing';
import type { SuggestionsModel } from '../suggestions/SuggestionsModel';

const VIEW = 'crossProjectLearning.suggestedPatterns';
/** Milliseconds between two steps that are shown. */
const DELAY = 200;

/** Shows that a history is being read where a person looks, and lets it be stopped there. */
export class HistoryReading {
  private readonly underWay = new Set<AbortController>();

  /** @param view where a line above the rows tells how far it is */
  constructor(private readonly view: Pick<SuggestionsModel, 'say'>) {}

  /** Ends all that is being read; each `show` then rejects as its work does. */
  stop(): void {
    for (const controller of this.underWay) controller.abort();
  }

  /**
   * Shows work in the view and in the status bar until it ends.
   * @param title says whose history is read
   * @param work gets what stops it, and tells how far it is
   */
  async show<T>(
    title: string,
    work: (signal: AbortSignal, tell: (step: string) => void) => Promise<T>,
  ): Promise<T> {
    const controller = new AbortController();
    const status = statusItem(title);
    let step = '';
    const drawing = throttle(DELAY, () => {
      status.text = `$(sync~spin) ${step}`;
      this.view.say(`${title}: ${step}`);
    });
    this.underWay.add(controller);
    setContextKey('crossProjectLearning.readsHistory', true);
    this.view.say(title);
    try {
      return await window.withProgress({ location: { viewId: VIEW } }, () =>
        work(controller.signal, (next) => {
          step = next;
          drawing.call();
        }),
      );
    } finally {
      drawing.dispose();
      status.dispose();
      this.underWay.delete(controller);
      if (this.underWay.size === 0) {
        this.view.say(undefined);
        setContextKey('crossProjectLearning.readsHistory', false);
      }
    }
  }
}

function statusItem(title: string): StatusBarItem {
  const item = window.createStatusBarItem(
    'crossProjectLearning.reading',
    StatusBarAlignment.Left,
    1,
  );
  const stop = l10n.t('Stop Reading the History');
  item.name = title;
  item.text = `$(sync~spin) ${title}`;
  item.tooltip = `${title}. ${l10n.t('Click to stop.')}`;
  item.accessibilityInformation = { label: `${title}. ${l10n.t('Click to stop.')}` };
  item.command = commandTo('crossProjectLearning.stopReading', stop);
  item.show();
  return item;
}
