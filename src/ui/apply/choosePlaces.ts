import { l10n, type WorkspaceFolder } from 'vscode';
import type { Site } from '../../core/ports';
import type { LearnedPattern } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import type { ApplicationPlan } from '../../engine/api/ApplicationApi';
import type { LeftOutFile } from '../../engine/api/SiteApi';
import { leftOutInWords } from '../words/leftOutInWords';
import type { ApplyRequest } from '../manifest/commandMap';
import { runCommand } from '../manifest/commands';
import { mend } from '../mends/mends';
import type { PreviewView } from '../preview/PreviewView';
import { UserMistake } from '../UserMistake';
import { sameLines } from '../words/lineText';
import { sitesNow } from './findSites';
import { placeKey } from './PlannedPlaces';
import { PlacesToApply } from './PlacesToApply';
import { reasonsInWords, skippedInWords } from '../words/skippedInWords';
import { unsavedTexts } from './unsavedTexts';

/** The choice: all of the plan at once, or the one place where a person fills something in. */
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
  const source = new PlacesToApply(all, merged(everything, whole), {
    find: (paths) => sitesNow(places, paths),
    plan: (some) => planOf(places, some),
  });
  const answer = await preview.ask(
    folder,
    source,
    { title: l10n.t('Preview of “{0}”', pattern.patternName), ...wordsFor(places, all, whole) },
    notSkipped(ready, whole).map(placeKey),
  );
  if (!answer) return undefined;
  if ('place' in answer) {
    const site = source.siteOf(answer.place);
    return site && fillingIn(places, site);
  }
  const lost = answer.lost.flatMap((place) => source.lostSite(place));
  const plan = { ...answer.plan, skipped: [...answer.plan.skipped, ...lost] };
  if (plan.files.length === 0) throw noneReady(plan);
  return { plan };
}

/** One plan of all places that are offered, with the reasons of those that were asked for. */
function merged(
  everything: ApplicationPlan | undefined,
  whole: ApplicationPlan | undefined,
): ApplicationPlan {
  const { files = [], sites = [], skipped = [] } = everything ?? {};
  return { files, sites, skipped: [...skipped, ...(whole?.skipped ?? [])] };
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
      'Apply “{0}” to the checked places? Nothing has been changed yet.',
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
  { api, folder, pattern }: Places,
  sites: readonly Site[],
): Promise<ApplicationPlan> {
  return api.planApplication({
    folder: folder.uri.fsPath,
    patternId: pattern.id,
    sites: [...sites],
    unsaved: unsavedTexts(folder),
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

function notSkipped(sites: readonly Site[], plan: ApplicationPlan | undefined): Site[] {
  const skipped = new Set(plan?.skipped.map(({ site }) => placeKey(site)));
  return sites.filter((site) => !skipped.has(placeKey(site)));
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
