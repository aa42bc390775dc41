import { type Percentiles, percentilesOf } from '../answers/percentiles';
import { count, emptyTally, precisionOf, recallOf, type Tally } from '../answers/Tally';
import type { ImportVerdict } from './imports';
import type { FileVerdict, HistoryAnswers } from './measure';

/** A pattern that fits at more places of files that nobody changed fits anything. */
export const MANY_PLACES = 20;

/** The last line of `--json`. */
export interface Summary {
  commits: number;
  /** Changed files by what the pattern of their own commit makes of them. */
  files: Record<'whole' | 'part' | 'wrong' | 'snippet' | 'nothing' | 'ask' | 'refused', number>;
  /** Changed files whose author or pattern changed the imports, by how both compare. */
  imports: Record<ImportVerdict, number>;
  leaveOneOut: Tally & { recall: number; precision: number };
  wild: { patterns: number; fitAtMore: number; places: Percentiles };
  learnMs: Percentiles;
}

export function summaryOf({ commits, own, leftOut, wild, times }: HistoryAnswers): Summary {
  const files = (verdict: FileVerdict) => own.filter((file) => file.verdict === verdict).length;
  const imports = (verdict: ImportVerdict) => own.filter((file) => file.imports === verdict).length;
  const tally = emptyTally();
  for (const { verdict } of leftOut) count(tally, verdict);
  const places = wild.map((pattern) => pattern.places);
  return {
    commits,
    files: {
      whole: files('right'),
      part: files('partial'),
      wrong: files('wrong'),
      snippet: files('snippet'),
      nothing: files('silent'),
      ask: files('ask'),
      refused: files('refused'),
    },
    imports: {
      same: imports('same'),
      otherLines: imports('otherLines'),
      missing: imports('missing'),
      left: imports('left'),
      extra: imports('extra'),
      taken: imports('taken'),
    },
    leaveOneOut: { ...tally, recall: recallOf(tally), precision: precisionOf(tally) },
    wild: {
      patterns: wild.length,
      fitAtMore: places.filter((each) => each > MANY_PLACES).length,
      places: percentilesOf(places),
    },
    learnMs: percentilesOf(times),
  };
}

/** One repository, or all together. */
export function printSummary(name: string, summary: Summary): void {
  const { commits, files, imports, leaveOneOut, wild, learnMs } = summary;
  const { n, right, wrong, recall, precision } = leaveOneOut;
  const ofFiles = Object.entries(files).map(([verdict, many]) => `${verdict} ${many}`);
  console.log(`\n${name}: ${commits} commits`);
  console.log(`  own files: ${ofFiles.join(', ')}`);
  console.log(
    `  their imports: ${imports.same} as the author wrote them, ${imports.otherLines} in other lines, ` +
      `${imports.missing} missing, ${imports.left} left, ${imports.extra} too many, ${imports.taken} taken`,
  );
  console.log(
    `  one place left in: ${n} asked, ${right} right, ${wrong} wrong, recall ${recall}, precision ${precision}`,
  );
  console.log(
    `  in the wild: ${wild.fitAtMore} of ${wild.patterns} patterns fit at more than ${MANY_PLACES} untouched places; p50 ${wild.places.p50}, p95 ${wild.places.p95}`,
  );
  console.log(`  learning a commit: p50 ${learnMs.p50} ms, p95 ${learnMs.p95} ms`);
}
