import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Fact } from '../../../src/core/events';
import { decodeLine, encodeLine, peekLine } from '../../../src/store/journal/eventLine';
import { applied, hashOf, idOf, learned, profiled, recorded, uuidOf } from '../../support/facts';

const JOURNAL = uuidOf('journal');
const CLOCK = '000001767225600000-000000'.slice(3);

const line = (...facts: Fact[]) =>
  encodeLine(
    JOURNAL,
    7,
    facts.map((one) => ({ ...one, clock: CLOCK })),
  );

/** A line whose checksum holds, whatever it says. */
function signed(content: unknown): string {
  const rest = JSON.stringify(content).slice(1);
  const sum = createHash('sha256').update(rest).digest('hex').slice(0, 16);
  return `{"sum":"${sum}",${rest}`;
}

function withBody(kind: string, body: unknown, version = 1): string {
  return signed({
    journal: JOURNAL,
    seq: 1,
    count: 1,
    facts: [{ clock: CLOCK, kind, version, body }],
  });
}

describe('a line of a journal', () => {
  it('holds all facts of a command and gives them back in order', () => {
    const decoded = decodeLine(line(profiled('shop'), learned('Add timeout')));
    assert.deepEqual(decoded?.events, [
      { ...profiled('shop'), journal: JOURNAL, seq: 7, clock: CLOCK, at: 1767225600000 },
      { ...learned('Add timeout'), journal: JOURNAL, seq: 8, clock: CLOCK, at: 1767225600000 },
    ]);
    assert.deepEqual(peekLine(line(profiled('shop'))), { journal: JOURNAL, first: 7, count: 1 });
  });

  it('is JSON, on one line whatever the texts hold', () => {
    const text = line(learned('a\nb\u2028c\r"\\'));
    assert.ok(!text.includes('\n'));
    assert.doesNotThrow(() => JSON.parse(text) as unknown);
  });

  it('keeps any text', () => {
    const texts = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(texts, (name) => {
        const [event] = decodeLine(line(learned('x', { name })))?.events ?? [];
        assert.ok(event?.kind === 'pattern.learned' && event.body.name === name);
      }),
    );
  });

  it('is damaged when a single bit of it was turned', () => {
    const bytes = Buffer.from(line(learned('Größe')), 'utf8');
    const whole = decodeLine(bytes.toString('utf8'));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (offset, bit) => {
        const turned = Buffer.from(bytes);
        turned.writeUInt8(turned.readUInt8(offset) ^ (1 << bit), offset);
        const decoded = decodeLine(turned.toString('utf8'));
        assert.ok(decoded === undefined || offset < 27);
        if (decoded) assert.deepEqual(decoded, whole);
      }),
    );
  });

  it('is damaged when it was cut anywhere', () => {
    const text = line(learned('Add timeout'));
    for (let length = 0; length < text.length; length += 1) {
      assert.equal(decodeLine(text.slice(0, length)), undefined);
    }
  });

  it('counts what a later version wrote, and reads the rest', () => {
    const decoded = decodeLine(
      signed({
        journal: JOURNAL,
        seq: 1,
        count: 3,
        facts: [
          { clock: CLOCK, kind: 'pattern.sung', version: 1, body: {} },
          { clock: CLOCK, kind: 'pattern.learned', version: 2, body: {} },
          { clock: CLOCK, version: 1, ...profiled('shop') },
        ],
      }),
    );
    assert.deepEqual([decoded?.unknown, decoded?.malformed, decoded?.events.length], [2, 0, 1]);
    assert.equal(decoded?.events[0]?.seq, 3);
  });

  it('ignores optional fields that it does not know', () => {
    const { kind, body } = learned('Add timeout');
    const decoded = decodeLine(withBody(kind, { ...body, scope: 'team' }));
    assert.deepEqual(decoded?.events[0]?.body, body);
  });

  it('knows no kinds but the listed ones, whatever a prototype has', () => {
    assert.equal(decodeLine(withBody('constructor', {}))?.unknown, 1);
    assert.equal(decodeLine(withBody('__proto__', {}))?.unknown, 1);
  });

  it('takes an observer or actor of a later version for an event of an unknown kind', () => {
    const body = { patternId: idOf('a'), success: true, observer: 'oracle' };
    for (const [kind, later] of [
      ['outcome.tracked', body],
      ['pattern.applied', { ...applied('a', 'p', 't').body, actor: 'robot' }],
    ] as const) {
      const decoded = decodeLine(withBody(kind, later));
      assert.deepEqual([decoded?.unknown, decoded?.malformed], [1, 0]);
    }
    const damaged = decodeLine(withBody('outcome.tracked', { ...body, observer: 7 }));
    assert.deepEqual([damaged?.unknown, damaged?.malformed], [0, 1]);
  });

  it('keeps who applied a pattern and where, and what an observer saw', () => {
    const made = { actor: 'worker', proposalId: idOf('p'), branch: 'mend/timeouts' };
    const tests = {
      kind: 'tests',
      command: 'npm test',
      exit: 1,
      testsRun: 0,
      tree: 'a'.repeat(40),
    };
    const bodies = [
      ['pattern.applied', { ...applied('a', 'p', 't').body, ...made }],
      [
        'outcome.tracked',
        {
          patternId: idOf('a'),
          success: null,
          observer: 'sandbox',
          evidence: { ...tests, reason: 'no test was run' },
        },
      ],
    ] as const;
    for (const [kind, body] of bodies) {
      assert.deepEqual(decodeLine(withBody(kind, body))?.events[0]?.body, body);
    }
  });

  const learnedBody = learned('x').body;
  const file = { language: null, before: null, after: null };
  const appliedSite = {
    path: 'a.js',
    start: 0,
    end: 1,
    before: hashOf('a'),
    after: hashOf('b'),
  };
  const hostile: [string, string, unknown][] = [
    ['an identity that is none', 'pattern.removed', { patternId: '../../etc/passwd' }],
    ['no body', 'pattern.removed', null],
    ['a confidence above 1', 'pattern.learned', { ...learnedBody, confidence: 1e9 }],
    ['a confidence that is no number', 'pattern.learned', { ...learnedBody, confidence: '1' }],
    ['a template that is no hash', 'pattern.learned', { ...learnedBody, template: '../blob' }],
    ['a name without end', 'pattern.learned', { ...learnedBody, name: 'x'.repeat(100_000) }],
    ['a name with NUL', 'pattern.learned', { ...learnedBody, name: 'a\0b' }],
    ...['/etc/passwd', '../up', 'a/../../up', 'C:\\x', '\\\\host\\x', 'a\\..\\..\\up'].map(
      (path): [string, string, unknown] => [
        `the path ${path}`,
        'proposal.recorded',
        { ...recorded('p').body, files: [{ ...file, path }] },
      ],
    ),
    [
      'a site filled in at no place',
      'pattern.applied',
      {
        ...applied('a', 'p', 't').body,
        sites: [{ ...appliedSite, inputs: [{ start: -1, end: 1 }] }],
      },
    ],
    [
      'a site that is not in the project',
      'pattern.applied',
      {
        ...applied('a', 'p', 't').body,
        sites: [{ ...appliedSite, path: '/etc/hosts' }],
      },
    ],
  ];
  for (const [what, kind, body] of hostile) {
    it(`does not take ${what}`, () => {
      const decoded = decodeLine(withBody(kind, body));
      assert.deepEqual([decoded?.events, decoded?.malformed], [[], 1]);
    });
  }

  it('keeps where a person filled something in, but not what', () => {
    const inputs = [{ start: 3, end: 4, name: 'SECRET' }];
    const body = { ...applied('a', 'p', 't').body, sites: [{ ...appliedSite, inputs }] };
    const [event] = decodeLine(withBody('pattern.applied', body))?.events ?? [];
    const sites = [{ ...appliedSite, inputs: [{ start: 3, end: 4 }] }];
    assert.deepEqual(event?.body, { ...applied('a', 'p', 't').body, sites });
  });

  it('takes ordinary paths, dots and all', () => {
    for (const path of ['a.ts', 'src/..hidden/a..b.ts', './a', 'src/[id]/page.tsx']) {
      const body = { ...recorded('p').body, files: [{ ...file, path }] };
      assert.equal(decodeLine(withBody('proposal.recorded', body))?.events.length, 1);
    }
  });

  it('does not take a line that only looks like one', () => {
    const facts = [
      { clock: CLOCK, kind: 'pattern.removed', version: 1, body: { patternId: idOf('p') } },
    ];
    const good = { journal: JOURNAL, seq: 1, count: 1, facts };
    assert.equal(decodeLine(signed(good))?.events.length, 1);
    for (const bad of [
      { ...good, journal: '../../x' },
      { ...good, seq: 0 },
      { ...good, seq: 1.5 },
      { ...good, seq: 1e12 },
      { ...good, count: 2 },
      { ...good, facts: 'none' },
      [],
    ]) {
      assert.equal(decodeLine(signed(bad)), undefined);
    }
    const timeless = { ...good, facts: [{ ...facts[0], clock: '999999999999999-999999' }] };
    assert.equal(decodeLine(signed(timeless))?.malformed, 1);
  });
});
