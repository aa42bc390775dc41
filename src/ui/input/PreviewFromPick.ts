import {
  ThemeIcon,
  commands,
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
  type Uri,
} from 'vscode';
import { closeTabs } from '../documents/virtualDocuments';

/** A button that shows what an item of a quick pick stands for, while the pick stays open. */
export class PreviewFromPick<T extends QuickPickItem> {
  readonly button: QuickInputButton;
  private shown: readonly Uri[] = [];

  /** @param show opens the editors of an item; answers with their documents. */
  constructor(
    tooltip: string,
    private readonly show: (item: T) => Promise<readonly Uri[]>,
    private readonly onError: (error: unknown) => void,
  ) {
    this.button = { iconPath: new ThemeIcon('diff'), tooltip };
  }

  /** Listens to the button at an item, and above the list for the active one. */
  listenTo(pick: QuickPick<T>): void {
    pick.buttons = [this.button];
    pick.onDidTriggerItemButton(({ item }) => void this.preview(item).catch(this.onError));
    pick.onDidTriggerButton((button) => {
      // Where several can be ticked, none is active at first.
      const [active = pick.items[0]] = pick.activeItems;
      if (button === this.button && active) this.preview(active).catch(this.onError);
    });
  }

  /** Closes what was shown last. */
  async close(): Promise<void> {
    await closeTabs(this.shown);
  }

  private async preview(item: T): Promise<void> {
    const earlier = this.shown;
    this.shown = await this.show(item);
    await closeTabs(earlier);
    // The editor took the focus from the list, which is still open.
    await commands.executeCommand('workbench.action.focusQuickOpen');
  }
}
