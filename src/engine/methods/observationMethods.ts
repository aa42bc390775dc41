import { ApplicationNotFound } from '../../core/errors';
import type { Application, LearnedPattern, OutcomeEvidence } from '../../core/types';
import { filesChangedBy } from '../../git/fileHistory';
import { type Git, GitError } from '../../git/Git';
import { refuseDuringRebase } from '../../git/refuseDuringRebase';
import { PlannedTexts } from '../applying/writable';
import type { ObservationApi, TakenBack } from '../api/ObservationApi';
import { gitHistory } from '../observing/gitHistory';
import { takenBack } from '../observing/takenBack';
import type { EngineSession } from '../session/EngineSession';
import { rejectPlace } from '../templates/rejectPlace';
import { templateVersion } from '../templates/templateVersion';
import type { Methods } from './Methods';

/** So long an application is looked after. */
const WATCHED_MS = 90 * 24 * 60 * 60 * 1000;
const MOST_WATCHED = 100;

/** What became of applications, as far as it can be seen. */
export function observationMethods(session: EngineSession): Methods<keyof ObservationApi> {
  /** The applications of a folder that stand, newest first, of projects that may be learned from. */
  async function standing(folder: string, signal: AbortSignal): Promise<Application[]> {
    const since = Date.now() - WATCHED_MS;
    const lists = (await session.projects.projectsIn(folder, signal))
      .filter(({ consent }) => consent.learn)
      .map(({ id: targetProjectId }) =>
        session.store.suggestions.applications({ targetProjectId }, { limit: MOST_WATCHED }),
      );
    return (await Promise.all(lists))
      .flatMap(({ items }) => items)
      .filter(({ revertedAt, appliedAt, sites }) => {
        return revertedAt === null && appliedAt >= since && sites.length > 0;
      });
  }

  async function look(
    git: Git,
    application: Application,
    signal: AbortSignal,
  ): Promise<TakenBack | undefined> {
    const texts = new PlannedTexts((path) => session.scannerOf(git.folder).read(path));
    const textOf = (path: string) => texts.textOf(path);
    const history = gitHistory(git, application.appliedAt, textOf, signal);
    const codeOf = (hash: string) => session.store.code(hash);
    const evidence = await takenBack(application, codeOf, history);
    const pattern = evidence && (await session.store.patterns.get(application.patternId));
    if (!pattern) return undefined;
    const withOthers = await isWithOthers(git, application, evidence);
    await session.system.recordReverted(application.id, evidence);
    return { application, pattern, evidence, withOthers };
  }

  async function sitesAgain(
    folder: string,
    application: Application,
    pattern: LearnedPattern,
    signal: AbortSignal,
  ) {
    const { id: patternId, codeTemplate: template } = pattern;
    const paths = [...new Set(application.sites.map(({ path }) => path))];
    const scanned = { patternId, version: templateVersion(pattern), template };
    const nothing = () => undefined;
    const [found] = await session
      .scannerOf(folder)
      .scan([scanned], { paths, below: '' }, nothing, nothing, signal);
    return (found?.sites ?? []).filter((site) =>
      application.sites.some(({ path, start, end }) => {
        return path === site.path && start < site.end && site.start < end;
      }),
    );
  }

  return {
    observe: async ({ folder, unsaved = [] }, signal) => {
      if (!session.options.trusted) return [];
      const applications = await standing(folder, signal);
      const saved = applications.filter(
        ({ sites }) => !sites.some(({ path }) => unsaved.includes(path)),
      );
      if (saved.length === 0) return [];
      const git = session.gitOf(folder);
      const found: TakenBack[] = [];
      try {
        await refuseDuringRebase(git);
        for (const application of saved) {
          const one = await look(git, application, signal);
          if (one) found.push(one);
        }
      } catch (error) {
        if (!(error instanceof GitError)) throw error;
        session.log('info', `What became of applications is not seen: ${error.message}`);
      }
      return found;
    },

    whyReverted: async ({ folder, applicationId, why }, signal) => {
      const application = await session.store.suggestions.application(applicationId);
      if (!application) throw new ApplicationNotFound(applicationId);
      const { patternId } = application;
      if (why === 'wrong place') {
        const pattern = await session.pattern(patternId);
        const { maintenance } = session.system;
        for (const site of await sitesAgain(folder, application, pattern, signal)) {
          const decoded = await session.scannerOf(folder).read(site.path);
          if (!decoded || 'reason' in decoded) continue;
          const place = { path: site.path, text: decoded.text, start: site.start, end: site.end };
          const { learner } = session;
          await rejectPlace(await session.pattern(patternId), place, { learner, maintenance });
        }
      }
      return session.system.trackPatternOutcome({
        ...{ patternId, applicationId, success: false, observer: 'person' },
        evidence: { kind: 'revert', reason: why },
      });
    },
  };
}

/** Whether a commit takes back more than the files of the application. */
async function isWithOthers(
  git: Git,
  { sites }: Application,
  { kind, tree }: OutcomeEvidence,
): Promise<boolean> {
  if (kind !== 'revert' || tree === undefined) return false;
  const own = new Set(sites.map(({ path }) => path));
  return (await filesChangedBy(git, tree)).some((path) => !own.has(path));
}
