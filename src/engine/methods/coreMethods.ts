import * as v from 'valibot';
import type { CrossProjectLearningSystem } from '../../core/CrossProjectLearningSystem';
import { InvalidArgument } from '../../core/errors';
import { OBSERVERS, PATTERN_TYPES, PROPOSAL_STATUSES, RANKINGS } from '../../core/types';
import { languageOfPath } from '../../detect/languages/languageOfPath';
import type { EngineSession } from '../session/EngineSession';
import type { Methods } from './Methods';

const MAX_TEXT = 10 * 1024 * 1024;

const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(100));
const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const limit = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000));
const patternType = v.picklist(PATTERN_TYPES);

const fileChange = v.pipe(
  v.strictObject({
    path: v.pipe(v.string(), v.nonEmpty(), v.maxLength(4096)),
    language: v.optional(v.nullable(v.string())),
    before: v.nullable(text),
    after: v.nullable(text),
  }),
  v.transform((file) => ({ ...file, language: file.language ?? languageOfPath(file.path) })),
);
const proposal = v.strictObject({
  projectId: id,
  title: text,
  description: v.optional(text, ''),
  type: patternType,
  status: v.picklist(PROPOSAL_STATUSES),
  confidence: v.optional(share),
  tested: v.optional(v.boolean()),
  commitSha: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{7,64}$/, 'is not a commit sha'))),
  files: v.pipe(v.array(fileChange), v.maxLength(1000)),
});
const extractionOptions = v.strictObject({
  patternName: v.pipe(v.string(), v.maxLength(200)),
  patternType,
  description: v.optional(text),
});
const suggestionOptions = v.strictObject({
  patternTypes: v.optional(v.array(patternType)),
  minConfidence: v.optional(share),
  minSimilarity: v.optional(share),
  limit: v.optional(limit),
  ranking: v.optional(v.picklist(RANKINGS)),
});
const patternFilter = v.strictObject({
  language: v.optional(v.string()),
  types: v.optional(v.array(patternType)),
  states: v.optional(v.array(v.picklist(['active', 'archived']))),
  text: v.optional(v.string()),
});
const pageRequest = v.strictObject({ cursor: v.optional(v.string()), limit });

type Call = (method: string, system: CrossProjectLearningSystem, args: unknown[]) => unknown;

function call<S extends v.GenericSchema<unknown, unknown[]>>(
  signature: S,
  run: (system: CrossProjectLearningSystem, args: v.InferOutput<S>) => unknown,
): Call {
  return (method, system, args) => {
    const parsed = v.safeParse(signature, args);
    if (!parsed.success) throw new InvalidArgument(complaint(method, parsed.issues));
    return run(system, parsed.output);
  };
}

/** The methods of the learning core that other extensions may call, with the form of their arguments. */
const CALLS: Record<string, Call> = {
  extractPatternFromProposal: call(v.tuple([proposal, extractionOptions]), (system, args) =>
    system.extractPatternFromProposal(...args),
  ),
  extractPatternsFromProposals: call(
    v.tuple([
      v.pipe(v.array(proposal), v.maxLength(1000)),
      v.optional(v.strictObject({ minConfidence: v.optional(share) })),
    ]),
    (system, args) => system.extractPatternsFromProposals(...args),
  ),
  calculateProjectSimilarity: call(v.tuple([id, id]), (system, args) =>
    system.calculateProjectSimilarity(...args),
  ),
  findSimilarProjects: call(
    v.tuple([
      id,
      v.optional(v.strictObject({ minSimilarity: v.optional(share), limit: v.optional(limit) })),
    ]),
    (system, args) => system.findSimilarProjects(...args),
  ),
  suggestPatternsForProject: call(v.tuple([id, v.optional(suggestionOptions)]), (system, args) =>
    system.suggestPatternsForProject(...args),
  ),
  recordPatternApplication: call(
    v.tuple([
      v.strictObject({
        sourceProjectId: id,
        targetProjectId: id,
        patternId: id,
        applied: v.boolean(),
      }),
    ]),
    (system, args) => system.recordPatternApplication(...args),
  ),
  trackPatternOutcome: call(
    v.tuple([
      v.strictObject({
        patternId: id,
        success: v.boolean(),
        applicationId: v.optional(id),
        observer: v.optional(v.picklist(OBSERVERS)),
      }),
    ]),
    (system, args) => system.trackPatternOutcome(...args),
  ),
  getCrossProjectInsights: call(v.tuple([id]), (system, args) =>
    system.getCrossProjectInsights(...args),
  ),
  listPatterns: call(v.tuple([patternFilter, pageRequest]), (system, args) =>
    system.listPatterns(...args),
  ),
  thresholdsForAutonomy: call(v.tuple([v.picklist([1, 2, 3])]), (system, args) =>
    system.thresholdsForAutonomy(...args),
  ),
};

/** The core for other extensions: by name, every argument checked before anything happens. */
export function coreMethods(session: EngineSession): Methods<'callCore'> {
  return {
    callCore: async ({ method, args }) => {
      const run = Object.hasOwn(CALLS, method) ? CALLS[method] : undefined;
      if (!run) throw new InvalidArgument(`The learning API has no method “${method}”.`);
      return run(method, session.system, withoutMissing(args));
    },
  };
}

/** Crossing a thread turns a missing argument into `null`. */
function withoutMissing(args: readonly unknown[]): unknown[] {
  return args.map((argument) => argument ?? undefined);
}

function complaint(method: string, issues: readonly v.BaseIssue<unknown>[]): string {
  const [first] = issues;
  const where = first ? v.getDotPath(first) : undefined;
  return `${method}: argument ${where ?? ''} is not valid. ${first?.message ?? ''}`.trim();
}
