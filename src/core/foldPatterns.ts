import { afterExtraction, afterOutcome, clamp, mergedConfidence, replaces } from './confidence';
import type { LearningEvent } from './events';
import { compareEvents } from './events';
import type { ApplicationId, PatternId, PatternRecord, ProposalId, Verdict } from './types';

export interface FoldedPatterns {
  /** Patterns that exist now, by identity. */
  patterns: Map<PatternId, PatternRecord>;
  /** Merged identities and what they are called now. */
  aliases: Map<PatternId, PatternId>;
  /** Verdict of each application that anybody observed. */
  verdicts: Map<ApplicationId, Verdict>;
  /** Acts of purging in order: who was forgotten, and the proposals they had learned from. */
  purges: {
    event: LearningEvent<'pattern.purged'>;
    patternIds: PatternId[];
    proposalIds: ProposalId[];
  }[];
}

/**
 * Folds all events of a set of patterns that are connected by merges. Depends on the set of events
 * only, not on their order of arrival: they are put in total order first.
 * Kinds that say nothing about patterns are ignored.
 */
export function foldPatterns(events: readonly LearningEvent[]): FoldedPatterns {
  const ordered = [...events].sort(compareEvents);
  const deciding = decidingOutcomes(ordered);
  const folded: FoldedPatterns = {
    patterns: new Map(),
    aliases: new Map(),
    verdicts: new Map(),
    purges: [],
  };
  for (const event of ordered) {
    if (event.kind === 'outcome.tracked') {
      const { success, observer, applicationId } = event.body;
      if (success === null) continue;
      if (applicationId !== undefined) {
        if (deciding.get(applicationId) !== event) continue;
        const evidence = event.body.evidence ?? null;
        folded.verdicts.set(applicationId, { success, observer, at: event.at, evidence });
      }
    }
    apply(folded, event);
  }
  return folded;
}

/**
 * Of all observations of one application the one that counts, at its own place in history. Taking it
 * back ends it.
 */
function decidingOutcomes(ordered: readonly LearningEvent[]) {
  const deciding = new Map<ApplicationId, LearningEvent<'outcome.tracked'>>();
  const ended = new Set<ApplicationId>();
  for (const event of ordered) {
    if (event.kind === 'application.reverted') {
      const { applicationId } = event.body;
      ended.add(applicationId);
      if (deciding.get(applicationId)?.body.success) deciding.delete(applicationId);
    }
    if (event.kind !== 'outcome.tracked' || event.body.applicationId === undefined) continue;
    const { applicationId, success, observer } = event.body;
    if (success === null || (ended.has(applicationId) && observer !== 'person')) continue;
    const before = deciding.get(applicationId);
    if (!before || replaces(event.body, before.body)) deciding.set(applicationId, event);
  }
  return deciding;
}

function apply(folded: FoldedPatterns, event: LearningEvent): void {
  if (event.kind === 'pattern.learned') {
    learn(folded, event);
    return;
  }
  if (!('patternId' in event.body)) return;
  const pattern = folded.patterns.get(resolve(folded, event.body.patternId));
  if (!pattern) return;
  switch (event.kind) {
    case 'pattern.edited':
      edit(pattern, event);
      if (isMark(event)) return;
      break;
    case 'place.rejected':
      hide(pattern, event.body);
      break;
    case 'place.offered-again':
      offerAgain(pattern, event.body.key);
      break;
    case 'pattern.merged':
      merge(folded, pattern, resolve(folded, event.body.from));
      break;
    case 'pattern.archived':
      pattern.state = 'archived';
      break;
    case 'pattern.restored':
      pattern.state = 'active';
      break;
    case 'pattern.scoped':
      pattern.onlyIn = event.body.onlyIn;
      break;
    case 'pattern.purged':
      folded.purges.push({
        event,
        patternIds: [pattern.id, ...pattern.aliases],
        proposalIds: pattern.examples.map(({ proposalId }) => proposalId),
      });
      forget(folded, pattern);
      return;
    case 'pattern.removed':
      forget(folded, pattern);
      return;
    case 'outcome.tracked':
      if (event.body.success === null) return;
      pattern.confidence = afterOutcome(pattern.confidence, event.body.success);
      if (event.body.success) pattern.successCount += 1;
      else pattern.failureCount += 1;
      pattern.lastUsed = Math.max(pattern.lastUsed ?? 0, event.at);
      break;
    default:
      return;
  }
  pattern.updatedAt = Math.max(pattern.updatedAt, event.at);
}

function learn(folded: FoldedPatterns, event: LearningEvent<'pattern.learned'>): void {
  const { body, at } = event;
  const { proposalId, projectId, example: code, learner = null } = body;
  const example = { proposalId, projectId, learnedAt: at, ...(code !== undefined && { code }) };
  const version = { code: body.template, reason: body.reason, createdAt: at };
  const pattern = folded.patterns.get(resolve(folded, body.patternId));
  if (!pattern) {
    folded.patterns.set(body.patternId, {
      id: body.patternId,
      patternName: body.name,
      patternType: body.type,
      description: body.description,
      template: body.template,
      language: body.language,
      framework: body.framework,
      domain: body.domain,
      confidence: clamp(body.confidence),
      successCount: 0,
      failureCount: 0,
      lastUsed: null,
      sourceProjectId: body.projectId,
      state: 'active',
      onlyIn: null,
      aliases: [],
      examples: [example],
      rejected: [],
      hidden: [],
      learner,
      proved: learner !== null,
      versions: [version],
      createdAt: at,
      updatedAt: at,
    });
    return;
  }
  if (pattern.examples.some((known) => known.proposalId === proposalId)) return;
  pattern.examples.push(example);
  pattern.confidence = afterExtraction(pattern.confidence);
  pattern.updatedAt = Math.max(pattern.updatedAt, at);
  // A template that was learned for a merged pattern was never learned together with the survivor's.
  const isOwn = pattern.id === body.patternId;
  const isBlind = body.basedOn !== undefined && body.basedOn !== pattern.template;
  if (isOwn) setTemplate(pattern, version);
  // Where somebody learned at the same time, the template knows one of the examples only.
  pattern.learner = isOwn && !isBlind ? learner : null;
  pattern.proved = pattern.learner !== null;
}

function edit(pattern: PatternRecord, { body, at }: LearningEvent<'pattern.edited'>): void {
  pattern.patternName = body.name ?? pattern.patternName;
  pattern.patternType = body.type ?? pattern.patternType;
  pattern.description = body.description ?? pattern.description;
  if (body.rejected !== undefined && !pattern.rejected.includes(body.rejected)) {
    pattern.rejected.push(body.rejected);
  }
  if (pattern.id !== body.patternId) return;
  // A person was faster: what was made of an earlier template is not for this one.
  if (body.basedOn !== undefined && body.basedOn !== pattern.template) return;
  pattern.learner = body.learner ?? pattern.learner;
  if (body.template !== undefined) {
    setTemplate(pattern, { code: body.template, reason: body.reason, createdAt: at });
    pattern.proved ||= body.learner !== undefined;
  }
}

function hide(
  pattern: PatternRecord,
  { key, place: code, basedOn }: LearningEvent<'place.rejected'>['body'],
): void {
  pattern.hidden = pattern.hidden.filter((known) => known.key !== key);
  pattern.hidden.push({ key, ...(code && { code }), ...(basedOn && { basedOn }) });
  if (code !== undefined && !pattern.rejected.includes(code)) pattern.rejected.push(code);
}

function offerAgain(pattern: PatternRecord, key: string): void {
  const place = pattern.hidden.find((known) => known.key === key);
  if (!place) return;
  pattern.hidden = pattern.hidden.filter((known) => known !== place);
  pattern.rejected = pattern.rejected.filter((code) => code !== place.code);
}

/** Whether it only says that a learner has been here. */
function isMark({ body }: LearningEvent<'pattern.edited'>): boolean {
  const { patternId, reason, learner, basedOn, ...changes } = body;
  void [patternId, reason, basedOn];
  return learner !== undefined && Object.values(changes).every((value) => value === undefined);
}

function setTemplate(pattern: PatternRecord, version: PatternRecord['versions'][number]): void {
  if (pattern.template === version.code) return;
  pattern.template = version.code;
  pattern.versions.push(version);
}

function merge(folded: FoldedPatterns, survivor: PatternRecord, fromId: PatternId): void {
  const from = folded.patterns.get(fromId);
  if (!from || from === survivor) return;
  survivor.confidence = mergedConfidence(
    { confidence: survivor.confidence, votes: votesOf(survivor) },
    { confidence: from.confidence, votes: votesOf(from) },
  );
  survivor.successCount += from.successCount;
  survivor.failureCount += from.failureCount;
  if (from.lastUsed !== null) {
    survivor.lastUsed = Math.max(survivor.lastUsed ?? 0, from.lastUsed);
  }
  const known = new Set(survivor.examples.map(({ proposalId }) => proposalId));
  survivor.examples.push(...from.examples.filter(({ proposalId }) => !known.has(proposalId)));
  survivor.rejected = [...new Set([...survivor.rejected, ...from.rejected])];
  const hidden = new Set(survivor.hidden.map(({ key }) => key));
  survivor.hidden.push(...from.hidden.filter(({ key }) => !hidden.has(key)));
  survivor.learner = null;
  survivor.proved = false;
  survivor.versions.unshift(...from.versions);
  survivor.aliases.push(from.id, ...from.aliases);
  for (const alias of [from.id, ...from.aliases]) folded.aliases.set(alias, survivor.id);
  folded.patterns.delete(from.id);
}

function votesOf({ examples, successCount, failureCount }: PatternRecord): number {
  return examples.length + successCount + failureCount;
}

/** After this a learning of the same name starts anew. */
function forget(folded: FoldedPatterns, pattern: PatternRecord): void {
  folded.patterns.delete(pattern.id);
  for (const alias of pattern.aliases) folded.aliases.delete(alias);
}

function resolve(folded: FoldedPatterns, id: PatternId): PatternId {
  return folded.aliases.get(id) ?? id;
}
