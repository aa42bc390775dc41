import { l10n, type QuickPick, type QuickPickItem } from 'vscode';
import type { CodeTemplate } from '../../core/types';
import type { PatternLevel, PatternOrTemplate } from '../../engine/api/TemplateApi';
import type { EngineApi } from '../../engine/api/EngineApi';
import { openFolders } from '../folders/folders';
import { templateInOneLine } from '../input/labels';
import { pickOne } from '../input/pick';
import { PreviewFromPick } from '../input/PreviewFromPick';
import { isCancellation } from '../mends/reportError';
import { showTemplate } from '../documents/virtualDocuments';
import { placesInWords } from '../words/words';
import { countLevels } from './countLevels';

interface LevelItem extends QuickPickItem {
  level: number;
}

interface Question {
  title: string;
  /** The pattern or template that has the levels. */
  of: PatternOrTemplate;
  /** Its template, for what all levels share. */
  template: CodeTemplate;
  /** From specific to general. */
  levels: readonly PatternLevel[];
  /** Index of the level that holds now. */
  present: number;
  /** Where places are counted; in all open folders without it. */
  folder?: string;
}

/**
 * Asks how general a pattern is to be, with the number of places at each level as they are counted.
 * @returns index of a level, or nothing when the person gave up.
 */
export async function pickLevel(
  api: EngineApi,
  { title, of, template, levels, present, folder }: Question,
  onError: (error: unknown) => void,
): Promise<number | undefined> {
  const closed = new AbortController();
  const folders = folder ? [folder] : openFolders().map(({ uri }) => uri.fsPath);
  const counted = new Map<number, number>();
  const preview = new PreviewFromPick<LevelItem>(
    l10n.t('Show the Code of This Scope'),
    ({ level, label }) => {
      const { before, after } = levels[level]!;
      return showTemplate({ ...template, before, after }, label.replace(/^\S+ /, ''));
    },
    onError,
  );

  const items = (): LevelItem[] =>
    levels.map((each, level) => ({
      label: `$(${level === present ? 'circle-filled' : 'circle-outline'}) ${nameOf(level, levels)}`,
      description: [
        countInWords(counted.get(level)),
        ...(level === present ? [l10n.t('current')] : []),
      ].join(' · '),
      detail: templateInOneLine(each),
      buttons: [preview.button],
      level,
    }));
  const redraw = (pick: QuickPick<LevelItem>): void => {
    const active = pick.activeItems[0]?.level ?? present;
    pick.keepScrollPosition = true;
    pick.items = items();
    pick.activeItems = pick.items.filter(({ level }) => level === active);
  };
  const count = async (level: number, signal: AbortSignal): Promise<number> => {
    let places = 0;
    for (const folder of folders) places += await api.levelSites({ folder, level, ...of }, signal);
    return places;
  };

  const picked = await pickOne<LevelItem>({
    title,
    placeholder: l10n.t('From exact code to anything similar'),
    items: items(),
    prepare: (pick) => {
      pick.ignoreFocusOut = true;
      preview.listenTo(pick);
      pick.activeItems = pick.items.filter(({ level }) => level === present);
      pick.busy = true;
      pick.onDidHide(() => closed.abort());
      const onCounted = (level: number, places: number): void => {
        counted.set(level, places);
        redraw(pick);
      };
      countLevels(levels.length, present, count, onCounted, closed.signal)
        .then(() => (pick.busy = false))
        .catch((error: unknown) => {
          if (!isCancellation(error)) onError(error);
        });
    },
  });
  await preview.close();
  return typeof picked === 'object' ? picked.level : undefined;
}

/** Index of the level that holds now; the first where none does. */
export function presentLevel(levels: readonly PatternLevel[]): number {
  return Math.max(
    0,
    levels.findIndex(({ current }) => current),
  );
}

/** The name of a level: exact code, or how broad it is. */
export function nameOf(level: number, all: readonly Pick<PatternLevel, 'exact'>[]): string {
  if (all[level]?.exact === true) return l10n.t('Exact code');
  const exact = all.filter((each) => each.exact).length;
  const [step, last] = [level - exact, all.length - exact - 1];
  if (step >= last) return l10n.t('Broad');
  if (step === 0) return l10n.t('Narrow');
  return last === 2 ? l10n.t('Medium') : l10n.t('Medium, step {0} of {1}', step, last - 1);
}

function countInWords(places: number | undefined): string {
  return places === undefined ? l10n.t('counting places…') : placesInWords(places);
}
