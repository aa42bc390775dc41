import { PatternNotFound, ProjectNotOnDisk } from '../../core/errors';
import type { LearnedPattern, PatternId, ProjectId } from '../../core/types';
import type { SiteApi } from '../api/SiteApi';
import { type ProjectLocation, whereProjectLies } from '../projects/whereProjectLies';
import type { EngineSession } from '../session/EngineSession';
import { Throttle } from '../sites/scanReports';
import { sitesAsAsked } from '../sites/sitesAsAsked';
import type { ScannedPattern } from '../sites/SiteScanner';
import { templateVersion } from '../templates/templateVersion';
import type { Methods } from './Methods';

/** Milliseconds between two reports of the progress of one scan. */
const REPORTS_MS = 200;

/** Where patterns fit: asked for once, or kept up to date for who listens. */
export function siteMethods(session: EngineSession): Methods<keyof SiteApi> {
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

  async function placeOfProject(projectId: ProjectId): Promise<ProjectLocation> {
    const project = await session.system.projects.existing(projectId);
    const seen = await session.projectFolders.of(projectId);
    const folders = [...session.options.folders, ...seen.map(({ path }) => path)];
    const place = await whereProjectLies(project, new Set(folders));
    if (!place) throw new ProjectNotOnDisk(project.name);
    return place;
  }

  function allScanned(patternIds: readonly PatternId[]): Promise<ScannedPattern[]> {
    return Promise.all(patternIds.map(async (id) => scanned(await session.pattern(id))));
  }

  async function scannedIfKnown(id: PatternId): Promise<ScannedPattern | undefined> {
    try {
      return scanned(await session.pattern(id));
    } catch (error) {
      if (error instanceof PatternNotFound) return undefined;
      throw error;
    }
  }

  return {
    scan: async ({ folder, path, patternIds, paths, withInputs }, signal) => {
      const place = await placeOf(folder, path, signal);
      const patterns = await allScanned(patternIds);
      const reports = new Throttle(REPORTS_MS);
      const all = await session.scannerOf(folder).scan(
        patterns,
        { paths, below: place },
        ({ done, total }) => {
          reports.run(() => session.emit('progress', { task: 'scan', folder, done, total }));
        },
        nothing,
        signal,
      );
      return all.map((each) => sitesAsAsked(each, withInputs));
    },

    projectSites: async ({ projectId, patternIds, withInputs }, signal) => {
      const { folder, below } = await placeOfProject(projectId);
      const patterns = await allScanned(patternIds);
      const scanner = session.sites.scannerOf(folder);
      const all = await scanner.scan(patterns, { below }, nothing, nothing, signal);
      return {
        folder,
        patterns: all.map((each) => sitesAsAsked(each, withInputs)),
        leftOut: scanner.leftOut({ below }),
      };
    },

    sitesInText: async ({ folder, path, text, patternIds, withInputs }, signal) => {
      const patterns = await allScanned(patternIds);
      const found = await session.scannerOf(folder).scanText(patterns, { path, text }, signal);
      return found.map((each) => sitesAsAsked(each, withInputs));
    },

    leftOut: async ({ folder, path }, signal) =>
      session.scannerOf(folder).leftOut({ below: await placeOf(folder, path, signal) }),

    listenToSites: async ({ path, patternIds, withInputs, live, ...listening }, signal) => {
      const below = await placeOf(session.openFolder(listening.folder), path, signal);
      const patterns = await Promise.all(patternIds.map(scannedIfKnown));
      const wanted = {
        patterns: patterns.filter((pattern) => pattern !== undefined),
        below,
        withInputs: withInputs ?? false,
        live: live ?? false,
      };
      await session.sites.listen({ ...listening, ...wanted }, signal);
    },

    stopListening: async ({ listener }) => session.sites.stop(listener),
  };
}

const nothing = (): void => undefined;

function scanned(pattern: LearnedPattern): ScannedPattern {
  const { id: patternId, codeTemplate: template } = pattern;
  return { patternId, version: templateVersion(pattern), template };
}
