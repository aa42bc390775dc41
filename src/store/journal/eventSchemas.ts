import * as v from 'valibot';
import type { EventBodies, EventKind } from '../../core/events';
import { ACTORS, OBSERVERS, PATTERN_TYPES, PROPOSAL_STATUSES } from '../../core/types';

const ID = /^(?:[0-9a-f]{32,64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const HASH = /^[0-9a-f]{64}$/;
/** Name of an object of git. */
const OBJECT = /^[0-9a-f]{40,64}$/;

const NAME_LENGTH = 1_000;
const PATH_LENGTH = 4_096;
const SENTENCE_LENGTH = 10_000;
const TEXT_LENGTH = 1_000_000;
const MAX_FILES = 10_000;
const MAX_SITES = 10_000;
const MAX_PLACES = MAX_SITES;
const MAX_NAMES = 1_000;

const id = v.pipe(v.string(), v.regex(ID));
const hash = v.pipe(v.string(), v.regex(HASH));
// SQLite's C interface ends a text at its first NUL.
const withoutNul = v.check((text: string) => !text.includes('\0'));
const text = (length: number) => v.pipe(v.string(), v.maxLength(length), withoutNul);
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(NAME_LENGTH), withoutNul);
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const version = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const path = v.pipe(v.string(), v.maxLength(PATH_LENGTH), withoutNul, v.check(staysInside));
const type = v.picklist(PATTERN_TYPES);

const context = {
  language: v.nullable(name),
  framework: v.nullable(name),
  domain: v.nullable(name),
};
const profileField = v.picklist(['language', 'framework', 'domain']);

const profile = v.object({
  ...context,
  languages: v.pipe(v.array(v.object({ name, share })), v.maxLength(MAX_NAMES)),
  evidence: v.pipe(
    v.array(v.object({ field: profileField, value: name, reason: text(SENTENCE_LENGTH) })),
    v.maxLength(MAX_NAMES),
  ),
});

const correction = v.object({
  language: v.optional(context.language),
  framework: v.optional(context.framework),
  domain: v.optional(context.domain),
});

const proposal = v.object({
  proposalId: id,
  projectId: id,
  title: text(SENTENCE_LENGTH),
  description: text(TEXT_LENGTH),
  type,
  status: v.picklist(PROPOSAL_STATUSES),
  confidence: v.nullable(share),
  tested: v.boolean(),
  commitSha: v.nullable(text(NAME_LENGTH)),
  committedAt: v.optional(v.pipe(v.number(), v.safeInteger())),
  files: v.pipe(
    v.array(
      v.object({
        path,
        language: v.nullable(name),
        before: v.nullable(hash),
        after: v.nullable(hash),
      }),
    ),
    v.maxLength(MAX_FILES),
  ),
});

const learned = v.object({
  patternId: id,
  name,
  type,
  description: text(TEXT_LENGTH),
  language: name,
  framework: v.nullable(name),
  domain: v.nullable(name),
  projectId: id,
  proposalId: id,
  confidence: share,
  template: hash,
  reason: text(SENTENCE_LENGTH),
  example: v.optional(hash),
  learner: v.optional(version),
  basedOn: v.optional(hash),
});

const edited = v.object({
  patternId: id,
  name: v.optional(name),
  type: v.optional(type),
  description: v.optional(text(TEXT_LENGTH)),
  template: v.optional(hash),
  reason: text(SENTENCE_LENGTH),
  rejected: v.optional(hash),
  learner: v.optional(version),
  basedOn: v.optional(hash),
});

const patternOnly = v.object({ patternId: id });
const pair = v.object({ patternId: id, targetProjectId: id });
const triple = { patternId: id, sourceProjectId: id, targetProjectId: id, similarity: share };
const stretch = v.object({ start: offset, end: offset });
const site = v.object({
  path,
  ...stretch.entries,
  before: hash,
  after: hash,
  inputs: v.optional(v.pipe(v.array(stretch), v.maxLength(MAX_NAMES))),
  places: v.optional(v.pipe(v.array(offset), v.maxLength(MAX_PLACES))),
  companion: v.optional(v.boolean()),
});

const evidence = v.object({
  kind: name,
  command: v.optional(text(SENTENCE_LENGTH)),
  exit: v.optional(v.pipe(v.number(), v.safeInteger())),
  testsRun: v.optional(offset),
  tree: v.optional(v.pipe(v.string(), v.regex(OBJECT))),
  reason: v.optional(text(SENTENCE_LENGTH)),
});

/** Version of each kind's body that this code writes and reads. */
export const EVENT_VERSION = 1;

/**
 * The shape that an event's body must have. Journals may be damaged, written by a later version or by
 * somebody who means harm: lengths are bounded and paths stay inside the project. Keys that are not
 * named here are dropped.
 */
export const eventSchemas: { [K in EventKind]: v.GenericSchema<unknown, EventBodies[K]> } = {
  'project.profiled': v.object({
    projectId: id,
    repoUrl: text(PATH_LENGTH),
    subPath: path,
    name: text(NAME_LENGTH),
    profile,
  }),
  'project.corrected': v.object({
    projectId: id,
    correction,
    withdrawn: v.optional(v.pipe(v.array(profileField), v.maxLength(3))),
  }),
  'project.consented': v.object({
    projectId: id,
    consent: v.object({ learn: v.optional(v.boolean()), share: v.optional(v.boolean()) }),
  }),
  'proposal.recorded': proposal,
  'pattern.learned': learned,
  'pattern.edited': edited,
  'place.rejected': v.object({
    patternId: id,
    key: hash,
    place: v.optional(hash),
    basedOn: v.optional(hash),
  }),
  'place.offered-again': v.object({ patternId: id, key: hash }),
  'pattern.merged': v.object({ patternId: id, from: id }),
  'pattern.archived': patternOnly,
  'pattern.restored': patternOnly,
  'pattern.scoped': v.object({ patternId: id, onlyIn: v.nullable(id) }),
  'pattern.removed': patternOnly,
  'pattern.purged': patternOnly,
  'suggestion.shown': v.object(triple),
  'suggestion.dismissed': pair,
  'suggestion.offered-again': pair,
  'pattern.applied': v.object({
    applicationId: id,
    ...triple,
    sites: v.pipe(v.array(site), v.maxLength(MAX_SITES)),
    actor: v.optional(v.picklist(ACTORS)),
    proposalId: v.optional(id),
    branch: v.optional(name),
  }),
  'application.reverted': v.object({
    applicationId: id,
    patternId: id,
    targetProjectId: id,
    evidence: v.optional(evidence),
  }),
  'library.erased': v.object({}),
  'outcome.tracked': v.object({
    patternId: id,
    applicationId: v.optional(id),
    success: v.nullable(v.boolean()),
    observer: v.picklist(OBSERVERS),
    evidence: v.optional(evidence),
  }),
};

/** Fields whose names a later version may have more of. */
const GROWING: Partial<Record<EventKind, Record<string, readonly string[]>>> = {
  'pattern.applied': { actor: ACTORS },
  'outcome.tracked': { observer: OBSERVERS },
};

/** Whether a body names an observer or actor that only a later version knows. */
export function isOfLaterVersion(kind: string, body: unknown): boolean {
  const fields = Object.entries(GROWING[kind as EventKind] ?? {});
  if (typeof body !== 'object' || body === null) return false;
  return fields.some(([field, names]) => {
    const value = (body as Record<string, unknown>)[field];
    return typeof value === 'string' && !names.includes(value);
  });
}

/** Relative, and nowhere above where it starts, read with either separator. */
function staysInside(path: string): boolean {
  return !/^(?:[\\/]|[a-zA-Z]:)/.test(path) && !path.split(/[\\/]/).includes('..');
}
