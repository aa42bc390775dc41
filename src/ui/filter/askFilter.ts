import { l10n, window, type QuickPickItem } from 'vscode';
import type { PatternType } from '../../core/types';
import { PATTERN_TYPE_ICONS } from '../words/patternIcons';
import { PATTERN_TYPE_WORDS } from '../words/words';
import type { PatternListFilter } from './PatternListFilter';

const TYPES = Object.keys(PATTERN_TYPE_WORDS) as PatternType[];

/**
 * Asks what a list is to be narrowed down to: the typed text, and the ticked types.
 * @param onChange is told of every change, so that the list follows what is typed; of the filter
 * that was there before when the person gives up.
 */
export async function askFilter(
  title: string,
  before: PatternListFilter,
  onChange: (filter: PatternListFilter) => void,
): Promise<void> {
  const pick = window.createQuickPick<QuickPickItem & { type: PatternType }>();
  pick.title = title;
  pick.placeholder = l10n.t(
    'Type words of the name, description or code; uncheck types to hide them',
  );
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.items = TYPES.map((type) => ({
    label: `$(${PATTERN_TYPE_ICONS[type]}) ${PATTERN_TYPE_WORDS[type]()}`,
    alwaysShow: true,
    type,
  }));
  pick.selectedItems = pick.items.filter(({ type }) => before.types?.includes(type) ?? true);
  pick.value = before.text;
  const now = (): PatternListFilter => {
    const types = pick.selectedItems.map(({ type }) => type);
    const all = types.length === 0 || types.length === TYPES.length;
    return { text: pick.value.trim(), types: all ? null : types };
  };
  let accepted = false;
  pick.onDidChangeValue(() => onChange(now()));
  pick.onDidChangeSelection(() => onChange(now()));
  await new Promise<void>((resolve) => {
    pick.onDidAccept(() => {
      accepted = true;
      onChange(now());
      pick.hide();
    });
    pick.onDidHide(() => {
      if (!accepted) onChange(before);
      pick.dispose();
      resolve();
    });
    pick.show();
  });
}
