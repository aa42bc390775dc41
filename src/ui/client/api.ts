import { l10n } from 'vscode';
import type * as declared from '../../../api';
import type { CrossProjectLearningSystem } from '../../core/CrossProjectLearningSystem';
import type { Project } from '../../core/types';
import type { EngineClient } from './engineClient';

export type ExtensionApi = declared.ExtensionApi;
type Api = declared.CrossProjectLearningApi;

/** The value that `activate` returns; see `api.d.ts`. The engine starts with the first call. */
export function createApi(engine: EngineClient): ExtensionApi {
  const call = async (method: string, args: unknown[]): Promise<never> =>
    (await (await engine.api()).callCore({ method, args })) as never;
  const api = {
    currentProject: async (folder, path) => (await engine.api()).profile({ folder, path }),
    extractPatternFromProposal: (...args) => call('extractPatternFromProposal', args),
    extractPatternsFromProposals: (...args) => call('extractPatternsFromProposals', args),
    calculateProjectSimilarity: (...args) => call('calculateProjectSimilarity', args),
    findSimilarProjects: (...args) => call('findSimilarProjects', args),
    suggestPatternsForProject: (...args) => call('suggestPatternsForProject', args),
    recordPatternApplication: (...args) => call('recordPatternApplication', args),
    trackPatternOutcome: (...args) => call('trackPatternOutcome', args),
    getCrossProjectInsights: (...args) => call('getCrossProjectInsights', args),
    listPatterns: (...args) => call('listPatterns', args),
    thresholdsForAutonomy: (...args) => call('thresholdsForAutonomy', args),
  } satisfies Api;
  return {
    getApi(version: number) {
      if (version !== 1) {
        throw new Error(l10n.t('This version of the extension has the API 1, not {0}.', version));
      }
      return api;
    },
  };
}

/** The core answers exactly what the declaration promises, and takes at least what it allows. */
type CoreMethods = Omit<Api, 'currentProject'>;
type Answers = {
  [K in keyof CoreMethods]: Awaited<ReturnType<CrossProjectLearningSystem[K]>>;
};
type Promised = { [K in keyof CoreMethods]: Awaited<ReturnType<CoreMethods[K]>> };
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

export type DeclarationHolds = [
  Holds<Same<Answers, Promised>>,
  Holds<Same<Project, declared.Project>>,
];
type Holds<T extends true> = T;
