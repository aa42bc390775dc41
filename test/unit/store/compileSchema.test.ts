import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import type { EventKind, Fact } from '../../../src/core/events';
import { INVALID, compileSchema } from '../../../src/store/journal/compileSchema';
import { eventSchemas } from '../../../src/store/journal/eventSchemas';
import { about, applied, dismissed, fact, hashOf, idOf, learned } from '../../support/facts';
import { merged, outcome, profiled, recorded, shown, uuidOf } from '../../support/facts';

const FACTS: Fact[] = [
  profiled('shop'),
  fact('project.corrected', {
    projectId: idOf('shop'),
    correction: { framework: null, domain: 'api' },
    withdrawn: ['language'],
  }),
  fact('project.consented', { projectId: idOf('shop'), consent: { learn: false } }),
  recorded('proposal'),
  learned('pattern'),
  fact('pattern.edited', { patternId: idOf('pattern'), template: hashOf('x'), reason: 'why' }),
  fact('place.rejected', {
    patternId: idOf('pattern'),
    key: hashOf('key'),
    place: hashOf('place'),
    basedOn: hashOf('x'),
  }),
  fact('place.offered-again', { patternId: idOf('pattern'), key: hashOf('key') }),
  merged('pattern', 'other'),
  ...(['pattern.archived', 'pattern.restored', 'pattern.removed', 'pattern.purged'] as const).map(
    (kind) => about(kind, 'pattern'),
  ),
  fact('pattern.scoped', { patternId: idOf('pattern'), onlyIn: null }),
  shown('pattern', 'target'),
  dismissed('pattern', 'target'),
  fact('suggestion.offered-again', {
    patternId: idOf('pattern'),
    targetProjectId: idOf('target'),
  }),
  applied('application', 'pattern', 'target'),
  fact('application.reverted', {
    applicationId: uuidOf('application'),
    patternId: idOf('pattern'),
    targetProjectId: idOf('target'),
  }),
  fact('library.erased', {}),
  outcome('pattern', true, { applicationId: uuidOf('application') }),
];

/** What breaks one rule or another, and what breaks none. */
const pieces = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    ...['', 'a\0b', '../x', 'C:\\x', '/x', 'x'.repeat(1001), 'x'.repeat(10_001)],
    ...[-1, 0.5, 2, Number.POSITIVE_INFINITY, 2 ** 53, idOf('x'), hashOf('x'), uuidOf('x')],
    ...[null, true, [], {}, undefined],
  ),
);

/** The value with something else at one of its places. */
function changed(value: unknown, way: readonly number[], piece: unknown): unknown {
  const [step, ...rest] = way;
  if (step === undefined || typeof value !== 'object' || value === null) return piece;
  const keys = [...Object.keys(value), 'extra'];
  const key = keys[step % keys.length] ?? '';
  if (Array.isArray(value)) {
    const list: unknown[] = [...(value as unknown[])];
    const at = key === 'extra' ? list.length : Number(key);
    list[at] = changed(list[at], rest, piece);
    return list;
  }
  const entries = { ...value } as Record<string, unknown>;
  if (piece === undefined && rest.length === 0) delete entries[key];
  else entries[key] = changed(entries[key], rest, piece);
  return entries;
}

describe('a compiled schema', () => {
  it('says the same of every kind of event as the schema does, however it is spoilt', () => {
    const kinds = new Set(FACTS.map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), Object.keys(eventSchemas).sort());
    const verdicts = { valid: 0, invalid: 0 };
    const schemas = new Map(
      Object.entries(eventSchemas).map(([kind, schema]) => [
        kind as EventKind,
        { schema, check: compileSchema<unknown>(schema) },
      ]),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...FACTS),
        fc.array(fc.nat(12), { maxLength: 4 }),
        pieces,
        fc.boolean(),
        ({ kind, body }, way, piece, isSpoilt) => {
          const { schema, check } = schemas.get(kind)!;
          const value = isSpoilt ? changed(body, way, piece) : body;
          const expected = v.safeParse(schema, value);
          const checked = check(value);
          if (expected.success) assert.deepEqual(checked, expected.output);
          else assert.equal(checked, INVALID);
          verdicts[expected.success ? 'valid' : 'invalid'] += 1;
        },
      ),
      { numRuns: 3000 },
    );
    assert.ok(verdicts.valid > 300 && verdicts.invalid > 300, JSON.stringify(verdicts));
  });

  it('is not made of what it does not know', () => {
    assert.throws(() => compileSchema(v.object({ date: v.date() })), /date/);
    assert.throws(() => compileSchema(v.pipe(v.string(), v.email())), /email/);
    assert.throws(() => compileSchema(v.pipe(v.string(), v.trim())), /transformation/);
  });
});
