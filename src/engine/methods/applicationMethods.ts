import { ApplicationNotFound } from '../../core/errors';
import { withPlaces } from '../../core/places';
import type { AppliedSite, LearnedPattern, PatternId } from '../../core/types';
import type { ApplicationApi, ChangedSite, PatternSites } from '../api/ApplicationApi';
import { ProjectVersions } from '../../detect/versions/ProjectVersions';
import type { EngineSession } from '../session/EngineSession';
import type { Methods } from './Methods';
import { planApplication } from '../applying/planApplication';
import { planRevert } from '../applying/planRevert';
import { FoundSites, Throttle } from '../sites/scanReports';
import { sitesAsAsked } from '../sites/sitesAsAsked';
import type { ScannedPattern } from '../sites/SiteScanner';
import { templateVersion } from '../templates/templateVersion';
import { PlannedTexts, writablePlan, writableRevert } from '../applying/writable';

const ALL = 1000;

/** Where patterns fit, what applying them changes, and how it went. */
export function applicationMethods(session: EngineSession): Methods<keyof ApplicationApi> {
  async function keepCode({ before, after, ...place }: ChangedSite): Promise<AppliedSite> {
    return {
      ...place,
      before: await session.store.putCode(before),
      after: await session.store.putCode(after),
    };
  }

  /** The folder of the project that has a file; the empty one without a file. */
  async function placeOf(
    folder: string,
    path: string | undefined,
    signal: AbortSignal,
  ): Promise<string> {
    if (!path) return '';
    const project = await session.projects.project(folder, signal, path);
    return session.projects.placeOf(folder, project, signal);
  }

  function allScanned(patternIds: readonly PatternId[]): Promise<ScannedPattern[]> {
    return Promise.all(patternIds.map(async (id) => scanned(await session.pattern(id))));
  }

  return {
    scan: async (
      { folder, path, patternIds, paths, withInputs },
      signal,
    ): Promise<PatternSites[]> => {
      const place = await placeOf(folder, path, signal);
      const patterns = await allScanned(patternIds);
      const reports = new Throttle();
      const found = new FoundSites();
      const all = await session.scannerOf(folder).scan(
        patterns,
        { paths, below: place },
        ({ done, total }) => {
          reports.run(() => {
            session.emit('progress', { task: 'scan', folder, done, total });
            const sites = found.take();
            if (sites.length > 0) session.emit('found', { folder, sites });
          });
        },
        (patternId, site) => {
          if (withInputs || site.inputs === undefined) found.add(patternId, site);
        },
        signal,
      );
      return all.map((each) => sitesAsAsked(each, withInputs));
    },

    sitesInText: async ({ folder, path, text, patternIds, withInputs }, signal) => {
      const patterns = await allScanned(patternIds);
      const found = await session.scannerOf(folder).scanText(patterns, { path, text }, signal);
      return found.map((each) => sitesAsAsked(each, withInputs));
    },

    leftOut: async ({ folder, path }, signal) =>
      session.scannerOf(folder).leftOut({ below: await placeOf(folder, path, signal) }),

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
      const row = await session.learning.recordPatternApplication({
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
      session.learning.trackPatternOutcome({ ...report, observer: 'person' }),

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

    recordReverted: ({ applicationId }) => session.learning.recordReverted(applicationId),
  };
}

function scanned(pattern: LearnedPattern): ScannedPattern {
  const { id: patternId, codeTemplate: template } = pattern;
  return { patternId, version: templateVersion(pattern), template };
}
