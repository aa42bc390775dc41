import { InvalidArgument } from '../../core/errors';
import { hashText } from '../../core/identity';
import { serves } from '../../core/languages';
import type { Site } from '../../core/ports';
import type { CodeTemplate } from '../../core/types';
import { languageOfPath } from '../../detect/languages/languageOfPath';
import type { TextRange } from '../../template/Templates';
import type { UnsavedTexts } from '../api/ApplicationApi';
import type { PatternOrTemplate, TemplateApi } from '../api/TemplateApi';
import type { Methods } from './Methods';
import { readableConditions } from '../templates/conditions';
import type { EngineSession } from '../session/EngineSession';
import type { ScannedPattern } from '../sites/SiteScanner';
import { templateVersion } from '../templates/templateVersion';
import { rejectPlace } from '../templates/rejectPlace';
import { sitesAsAsked } from '../sites/sitesAsAsked';

const UNCANCELLED = { aborted: false };

/** How general a pattern is: chosen by a person, or taught by a place where it must not fit. */
export function templateMethods(session: EngineSession): Methods<keyof TemplateApi> {
  const { learner } = session;

  /** The template that is meant, and a name for this version of it. */
  async function meant(what: PatternOrTemplate): Promise<Omit<ScannedPattern, 'patternId'>> {
    if ('template' in what) {
      return { template: what.template, version: hashText(JSON.stringify(what.template)) };
    }
    const pattern = await session.pattern(what.patternId);
    return { template: pattern.codeTemplate, version: templateVersion(pattern) };
  }

  async function placeIn(
    folder: string,
    place: Omit<TextRange, 'text'>,
    unsaved?: UnsavedTexts,
  ): Promise<TextRange> {
    const decoded = await session.scannerOf(folder).read(place.path, unsaved);
    if (!decoded) throw new InvalidArgument(`${place.path} cannot be read.`);
    if ('reason' in decoded) throw new InvalidArgument(`${place.path} is ${decoded.reason}.`);
    return { ...place, text: decoded.text };
  }

  return {
    levels: async (what) => learner.levels((await meant(what)).template),

    conditions: ({ patternIds }) =>
      Promise.all(
        patternIds.map(async (id) =>
          readableConditions(learner, (await session.pattern(id)).codeTemplate),
        ),
      ),

    levelSites: async ({ folder, level, ...what }, signal) => {
      const { template, version } = await meant(what);
      const scanned = {
        patternId: version,
        version: `${version}/${level}`,
        template: learner.atLevel(template, level),
      };
      const nothing = () => undefined;
      const [found] = await session
        .scannerOf(folder)
        .scan([scanned], { below: '' }, nothing, nothing, signal);
      return found ? sitesAsAsked(found).sites.length : 0;
    },

    setLevel: async ({ patternId, level }) => {
      const { codeTemplate } = await session.pattern(patternId);
      const template = learner.atLevel(codeTemplate, level);
      const { maintenance } = session.system;
      return maintenance.changeTemplate(patternId, template, `chosen as level ${level + 1}`);
    },

    notHere: async ({ folder, patternId, site }) => {
      const pattern = await session.pattern(patternId);
      const place = await standing(folder, pattern.codeTemplate, site);
      const { maintenance } = session.system;
      return rejectPlace(pattern, place, { learner, maintenance });
    },

    offerPlaceAgain: ({ patternId, key }) =>
      session.system.maintenance.offerPlaceAgain(patternId, key),

    whyNotHere: async ({ folder, patternId, unsaved, ...where }) => {
      const { codeTemplate } = await session.pattern(patternId);
      const language = languageOfPath(where.path);
      if (!serves(codeTemplate.language, language)) {
        return `The pattern is for ${codeTemplate.language}; this file is ${language ?? 'no code'}.`;
      }
      const place = await placeIn(folder, where, unsaved);
      if (!(await session.scannerOf(folder).isListed(where.path))) {
        return 'Git ignores this file, or the settings exclude it, so nothing is looked for in it.';
      }
      return (await learner.explainMismatch(codeTemplate, place)) ?? null;
    },

    editableForms: async ({ patternId }) => {
      const { codeTemplate } = await session.pattern(patternId);
      session.beingEdited.add(patternId);
      return learner.editableForms(codeTemplate);
    },

    editTemplate: async ({ patternId, forms }) => {
      const pattern = await session.pattern(patternId);
      const { codeTemplate } = pattern;
      const same = JSON.stringify(learner.editableForms(codeTemplate)) === JSON.stringify(forms);
      if (same) return { pattern, problems: [] };
      const { template, problems } = await learner.edited(codeTemplate, forms);
      if (!template) return { pattern: null, problems };
      const { maintenance } = session.system;
      const edited = { ...template, byHand: true };
      return { pattern: await maintenance.changeTemplate(patternId, edited, 'edited'), problems };
    },
  };

  /** Where a site is in its file by now: as it was found, or the nearest one with the same code. */
  async function standing(
    folder: string,
    template: CodeTemplate,
    { path, start, end, text }: Site,
  ): Promise<TextRange> {
    const place = await placeIn(folder, { path, start, end });
    if (place.text.slice(start, end) === text) return place;
    const alike: Site[] = [];
    for await (const { site } of learner.findSites([template], [place], UNCANCELLED)) {
      if (site.text === text) alike.push(site);
    }
    const [nearest] = alike.sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start));
    if (!nearest) throw new InvalidArgument(`${path} has changed meanwhile; this place is gone.`);
    return { ...place, start: nearest.start, end: nearest.end };
  }
}
