import { l10n, type WorkspaceFolder } from 'vscode';
import type { Site } from '../../core/ports';
import type { LearnedPattern } from '../../core/types';
import type { EngineApi } from '../../engine/EngineApi';
import type { ApplicationPlan, LeftOutFile, UnsavedTexts } from '../../engine/api/ApplicationApi';
import { leftOutInWords } from '../leftOutInWords';
import type { ApplyRequest } from '../manifest/commandMap';
import { runCommand } from '../manifest/commands';
import { mend } from '../mends/mends';
import type { PreviewView } from '../preview/PreviewView';
import { UserMistake } from '../UserMistake';
import { sameLines } from './lineText';
import { keyOf, PlannedPlaces } from './PlannedPlaces';
import { reasonsInWords, skippedInWords } from './skippedInWords';

/** What is to be done: all of the plan at once, or the one place where a person fills something in. */
export interface Choice {
  plan: ApplicationPlan;
  filledIn?: Site;
}

/** Whose places are chosen among. */
export interface Places {
  api: EngineApi;
  folder: WorkspaceFolder;
  pattern: LearnedPattern;
  sites: readonly Site[];
  unsaved: UnsavedTexts;
  /** Files in which no places were looked for. */
  leftOut: readonly LeftOutFile[];
}

/**
 * Lets choose among places until the changes are approved. Places that need input are never among
 * those that are changed together: each is chosen by itself.
 */
export async function choosePlaces(
  places: Places,
  preview: PreviewView,
  request: Partial<ApplyRequest>,
): Promise<Choice | undefined> {
  const { folder, pattern, sites } = places;
  const named = sites.filter((site) => isNamed(site, request.sites));
  const alone = request.sites === 'next' ? firstNext(places) : onlyOne(named, request.sites);
  if (alone) return fillingIn(places, alone);
  const ready = named.filter(isReady);
  const whole = ready.length > 0 ? await planOf(places, ready) : undefined;
  if (whole?.files.length === 0) throw noneReady(whole);
  if (request.confirm === false) {
    if (!whole) throw eachNeedsInput(places, request);
    return { plan: whole };
  }
  const all = request.offer === 'named' ? named : [...sites];
  const others = all.filter((site) => isReady(site) && !ready.includes(site));
  const everything = others.length > 0 ? await planOf(places, all.filter(isReady)) : whole;
  const reasons = new Map(
    [...(everything?.skipped ?? []), ...(whole?.skipped ?? [])].map(({ site, why }) => [
      keyOf(site),
      why,
    ]),
  );
  const offered = all.map((site) => {
    const key = keyOf(site);
    const why = reasons.get(key);
    return { ...site, key, ...(why && { why }) };
  });
  const planned = everything && new PlannedPlaces(everything);
  const answer = await preview.ask(
    folder,
    {
      places: offered,
      plan: (some) => planOf(places, sitesOf(sites, some)),
      known: (some) => planned?.only(sitesOf(sites, some)),
    },
    { title: l10n.t('Preview of “{0}”', pattern.patternName), ...wordsFor(places, offered, whole) },
    notSkipped(ready, whole).map(keyOf),
  );
  if (!answer || 'plan' in answer) return answer;
  const [site] = sitesOf(sites, [answer.place]);
  return site && fillingIn(places, site);
}

/** Whether a place can be changed without a person. */
function isReady({ inputs }: Site): boolean {
  return inputs === undefined;
}

function wordsFor(
  { pattern: { patternName }, leftOut }: Places,
  offered: readonly Site[],
  whole: ApplicationPlan | undefined,
): { question: string; yes: string; notes: string[] } {
  const needing = offered.filter((site) => !isReady(site)).length;
  if (needing === offered.length) {
    return {
      question:
        needing === 1
          ? l10n.t(
              'This place of “{0}” needs input. Fill it in? Nothing has been changed yet.',
              patternName,
            )
          : l10n.t(
              'Each of these places of “{0}” needs input. Fill in the first one? Nothing has been changed yet.',
              patternName,
            ),
      yes: l10n.t('Fill In'),
      notes: [],
    };
  }
  const skipped = whole?.skipped ?? [];
  return {
    question: l10n.t(
      'Apply “{0}” to the ticked places? Nothing has been changed yet.',
      patternName,
    ),
    yes: l10n.t('Apply'),
    notes: [
      ...skippedInWords(skipped),
      ...(needing > 0 ? [apartInWords(needing)] : []),
      ...(leftOut.length > 0 ? [`${leftOutInWords(leftOut)}.`] : []),
    ],
  };
}

function planOf(
  { api, folder, pattern, unsaved }: Places,
  sites: readonly Site[],
): Promise<ApplicationPlan> {
  return api.planApplication({
    folder: folder.uri.fsPath,
    patternId: pattern.id,
    sites: [...sites],
    unsaved,
  });
}

async function fillingIn(places: Places, site: Site): Promise<Choice> {
  const plan = await planOf(places, [site]);
  if (plan.files.length === 0) throw noneReady(plan);
  return { plan, filledIn: site };
}

/** The place of a request that names no other, where it needs input. */
function onlyOne(named: readonly Site[], asked: ApplyRequest['sites']): Site | undefined {
  const [only, ...others] = named;
  return Array.isArray(asked) && others.length === 0 && only && !isReady(only) ? only : undefined;
}

function firstNext({ pattern, sites }: Places): Site {
  const next = sites.find((site) => !isReady(site));
  if (next) return next;
  throw new UserMistake(l10n.t('No place of “{0}” needs input any more.', pattern.patternName), [
    mend('refresh'),
  ]);
}

function isNamed({ path, line, text }: Site, named: ApplyRequest['sites']): boolean {
  if (!Array.isArray(named)) return true;
  return named.some(
    (place) =>
      place.path === path &&
      place.line === line + 1 &&
      (place.text === undefined || sameLines(place.text, text)),
  );
}

function sitesOf(sites: readonly Site[], places: readonly { key: string }[]): Site[] {
  const keys = new Set(places.map(({ key }) => key));
  return sites.filter((site) => keys.has(keyOf(site)));
}

function notSkipped(sites: readonly Site[], plan: ApplicationPlan | undefined): Site[] {
  const skipped = new Set(plan?.skipped.map(({ site }) => keyOf(site)));
  return sites.filter((site) => !skipped.has(keyOf(site)));
}

function noneReady({ skipped }: ApplicationPlan): UserMistake {
  const sentence = skipped.every(({ why }) => why.kind === 'changed')
    ? l10n.t('All of these places have changed meanwhile. Look for them again.')
    : [l10n.t('Nothing can be changed at these places.'), ...reasonsInWords(skipped)].join(' ');
  return new UserMistake(sentence, [mend('refresh')]);
}

function eachNeedsInput({ pattern, folder }: Places, { path }: Partial<ApplyRequest>): UserMistake {
  const next = { patternId: pattern.id, folder: folder.uri.fsPath, path, sites: 'next' } as const;
  return new UserMistake(
    l10n.t(
      'Each of these places of “{0}” needs input, so they are filled in one at a time.',
      pattern.patternName,
    ),
    [
      {
        title: l10n.t('Fill In the First One'),
        run: () => runCommand('crossProjectLearning.applyPattern', next),
      },
    ],
  );
}

function apartInWords(needing: number): string {
  return needing === 1
    ? l10n.t('1 place needs input and is filled in by itself.')
    : l10n.t('{0} places need input and are filled in one at a time.', needing);
}
