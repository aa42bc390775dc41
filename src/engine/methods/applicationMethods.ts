import { ApplicationNotFound } from '../../core/errors';
import { withPlaces } from '../../core/places';
import type { AppliedSite } from '../../core/types';
import type { ApplicationApi, ChangedSite } from '../api/ApplicationApi';
import { ProjectVersions } from '../../detect/versions/ProjectVersions';
import type { EngineSession } from '../session/EngineSession';
import type { Methods } from './Methods';
import { planApplication } from '../applying/planApplication';
import { planRevert } from '../applying/planRevert';
import { PlannedTexts, writablePlan, writableRevert } from '../applying/writable';

const ALL = 1000;

/** Applications of patterns: planning, making and recording them, and how each went. */
export function applicationMethods(session: EngineSession): Methods<keyof ApplicationApi> {
  async function keepCode({ before, after, ...place }: ChangedSite): Promise<AppliedSite> {
    return {
      ...place,
      before: await session.store.putCode(before),
      after: await session.store.putCode(after),
    };
  }

  return {
    onDisk: async ({ folder, paths }) => {
      const scanner = session.scannerOf(folder);
      return Promise.all(paths.map(async (path) => (await scanner.read(path)) ?? null));
    },

    planApplication: async ({ folder, patternId, sites, unsaved }, signal) => {
      const { codeTemplate } = await session.pattern(patternId);
      const scanner = session.scannerOf(folder);
      const texts = new PlannedTexts((path) => scanner.read(path, unsaved));
      const versions = new ProjectVersions(session.filesOf(folder), signal);
      const plan = await planApplication(
        codeTemplate,
        sites,
        {
          textOf: (path) => texts.textOf(path),
          versionOf: (path) => versions.of(path, codeTemplate.language),
        },
        session.learner,
      );
      const written = writablePlan(plan, texts);
      return { ...written, files: withPlaces(written.files, written.sites) };
    },

    recordApplication: async ({ folder, path, patternId, sourceProjectId, sites }, signal) => {
      const target = await session.projects.project(folder, signal, path);
      const row = await session.system.recordPatternApplication({
        sourceProjectId,
        targetProjectId: target.id,
        patternId,
        applied: true,
        sites: await Promise.all(sites.map(keepCode)),
      });
      const latest = row.applications.reduce((a, b) => (b.appliedAt >= a.appliedAt ? b : a));
      return latest;
    },

    recordOutcome: (report) =>
      session.system.trackPatternOutcome({ ...report, observer: 'person' }),

    applicationsIn: async ({ folder, path, awaitingOutcome }, signal) => {
      const target = await session.projects.project(folder, signal, path);
      const filter = { targetProjectId: target.id, awaitingOutcome };
      const { items } = await session.store.suggestions.applications(filter, { limit: ALL });
      const withPattern = items.map(async (application) => {
        const pattern = await session.store.patterns.get(application.patternId);
        return pattern && { application, pattern };
      });
      return (await Promise.all(withPattern)).filter((one) => one !== undefined);
    },

    planRevert: async ({ folder, applicationId }) => {
      const application = await session.store.suggestions.application(applicationId);
      if (!application) throw new ApplicationNotFound(applicationId);
      const scanner = session.scannerOf(folder);
      const texts = new PlannedTexts((path) => scanner.read(path));
      const plan = await planRevert(
        application,
        (hash) => session.store.code(hash),
        (path) => texts.textOf(path),
      );
      return writableRevert(plan, texts);
    },

    recordReverted: ({ applicationId }) => session.system.recordReverted(applicationId),
  };
}
