import { hash } from 'node:crypto';
import type { EventBodies, EventKind, Fact, LearningEvent } from '../../core/events';
import type { Check } from './compileSchema';
import { INVALID, compileSchema } from './compileSchema';
import { EVENT_VERSION, eventSchemas, isOfLaterVersion } from './eventSchemas';
import { isClock, millisecondsOf } from './HybridClock';
import { isPosition } from './position';

/** Bytes; a longer line is taken for damage. */
export const MAX_LINE_BYTES = 8 * 1024 * 1024;
export const MAX_SEQ = 9_999_999_999;

const JOURNAL = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SUM_LENGTH = 16;
const BEFORE_SUM = '{"sum":"';
const AFTER_SUM = '",';
const HEAD =
  /^\{"sum":"[0-9a-f]{16}","journal":"([0-9a-f-]{36})","seq":(\d{1,10}),"count":(\d{1,6}),/;

const checks = new Map<string, Check<EventBodies[EventKind]>>(
  Object.entries(eventSchemas).map(([kind, schema]) => [kind, compileSchema(schema)]),
);

/** A fact with its time, not yet written. */
export type TimedFact = Fact & { clock: string };

/** Which events of which journal a line holds. */
export interface LineRange {
  journal: string;
  /** Sequence number of the first event. */
  first: number;
  count: number;
}

/** The origin of a line that a backup brought back after everything was erased. */
export interface RestoredFrom {
  /** The journal that its events were first written to. */
  journal: string;
  /** Place in history of the erasure that they outlive. */
  after: string;
}

export interface DecodedLine extends LineRange {
  restored?: RestoredFrom;
  /** The latest clock in it, of unknown events too. */
  lastClock: string;
  events: LearningEvent[];
  /** Events of a kind, version, observer or actor that this code does not know. */
  unknown: number;
  /** Events of a known kind whose body is not what it must be. */
  malformed: number;
}

export function isJournalId(text: string): boolean {
  return JOURNAL.test(text);
}

/** Whether a file's name is that of a journal or archive, with something behind it if given. */
export function isJournalFile(name: string, suffix = ''): boolean {
  const end = `.ndjson${suffix}`;
  return name.endsWith(end) && isJournalId(name.slice(0, -end.length));
}

/**
 * One line for all facts of one command, so that a line cut short by a crash takes the whole command
 * with it and never half of it. Without the newline. The checksum is over the text that follows it.
 * @param first sequence number of the first fact; the others follow it
 */
export function encodeLine(journal: string, first: number, facts: readonly TimedFact[]): string {
  const events = facts.map(({ clock, kind, body }) => ({
    clock,
    kind,
    version: EVENT_VERSION,
    body,
  }));
  return lineOf(journal, first, events);
}

/** A line of facts as they are, of any kind and version. */
export function lineOf(
  journal: string,
  first: number,
  facts: readonly unknown[],
  restored?: RestoredFrom,
): string {
  const content = { journal, seq: first, count: facts.length, restored, facts };
  const rest = JSON.stringify(content).slice(1);
  return startOf(rest) + rest;
}

/** The events that a line claims to hold, unverified and cheap; `undefined` for text that is no line. */
export function peekLine(line: string): LineRange | undefined {
  const match = HEAD.exec(line);
  if (!match?.[1]) return undefined;
  return { journal: match[1], first: Number(match[2]), count: Number(match[3]) };
}

/** Whether a line is as it was written. */
export function isIntact(line: string): boolean {
  return line.startsWith(startOf(line.slice(BEFORE_SUM.length + SUM_LENGTH + AFTER_SUM.length)));
}

/** `undefined` for a damaged line. */
export function decodeLine(line: string): DecodedLine | undefined {
  if (!isIntact(line)) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(line);
  } catch {
    // The checksum held: somebody wrote this text on purpose. It is damage all the same.
    return undefined;
  }
  if (!isRecord(content)) return undefined;
  const { journal, seq, facts, restored } = content;
  if (typeof journal !== 'string' || !isJournalId(journal)) return undefined;
  if (!Number.isSafeInteger(seq) || !Array.isArray(facts)) return undefined;
  const first = Number(seq);
  if (first < 1 || first + facts.length > MAX_SEQ || content.count !== facts.length) {
    return undefined;
  }
  if (restored !== undefined && !isRestored(restored)) return undefined;
  const decoded: DecodedLine = {
    journal,
    first,
    count: facts.length,
    restored,
    lastClock: '',
    events: [],
    unknown: 0,
    malformed: 0,
  };
  facts.forEach((fact: unknown, index) => {
    const event = decodeFact(fact, journal, first + index, restored?.after);
    const clock = clockOf(fact);
    if (clock !== undefined && clock > decoded.lastClock) decoded.lastClock = clock;
    if (typeof event === 'object') decoded.events.push(event);
    else decoded[event] += 1;
  });
  return decoded;
}

function decodeFact(
  fact: unknown,
  journal: string,
  seq: number,
  restoredAfter: string | undefined,
): LearningEvent | 'unknown' | 'malformed' {
  if (!isRecord(fact)) return 'malformed';
  const { clock, kind, version, body } = fact;
  if (!isClock(clock) || typeof kind !== 'string') return 'malformed';
  const check = checks.get(kind);
  if (!check || version !== EVENT_VERSION || isOfLaterVersion(kind, body)) return 'unknown';
  const checked = check(body);
  if (checked === INVALID) return 'malformed';
  const event = { kind, body: checked, journal, seq, clock, at: millisecondsOf(clock) };
  // The check of a kind gives the body of that kind, which the type of the table says.
  return (restoredAfter === undefined ? event : { ...event, restoredAfter }) as LearningEvent;
}

/** Clock of a fact of any kind and version; `undefined` where it has none. */
export function clockOf(fact: unknown): string | undefined {
  return isRecord(fact) && isClock(fact.clock) ? fact.clock : undefined;
}

function isRestored(value: unknown): value is RestoredFrom {
  if (!isRecord(value)) return false;
  const { journal, after } = value;
  return typeof journal === 'string' && isJournalId(journal) && isPosition(after);
}

function startOf(rest: string): string {
  return BEFORE_SUM + hash('sha256', rest, 'hex').slice(0, SUM_LENGTH) + AFTER_SUM;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
