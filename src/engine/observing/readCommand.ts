export type RunKind = 'tests' | 'build';

const RUNNER = String.raw`(?:npx |pnpm exec |yarn |bunx |python3? -m |poetry run |bundle exec )?`;
const TESTS = new RegExp(
  String.raw`^${RUNNER}(?:(?:npm|pnpm|yarn|bun)(?: run)? (?:test|t)\b|(?:jest|vitest|mocha|ava|pytest|unittest|rspec|phpunit|ctest)\b|node --test\b|(?:go|cargo|dotnet|swift|mix|deno) test\b|(?:\./)?(?:mvnw?|gradlew?) .*\b(?:test|verify|check)\b|make (?:test|check)\b)`,
);
const BUILD = new RegExp(
  String.raw`^${RUNNER}(?:(?:npm|pnpm|yarn|bun)(?: run)? build\b|tsc\b|(?:go|cargo|dotnet|swift) build\b|(?:\./)?(?:mvnw?|gradlew?) .*\b(?:build|compile|package|assemble)\b|make(?: all| build)?$)`,
);
/** Only a part of what there is runs, or it never ends. */
const PARTIAL =
  /(?:^|\s)(?:--watch\w*|-w|--grep|-g|-k|-t|--testNamePattern|--filter|--only\w*|-run|--bail)\b|\s\S*\.(?:[cm]?[jt]sx?|py|go|rs|rb|php|java|kt|cs|vue|svelte)(?=\s|$|:)|::/;
const WORKED_ON = /[|;&<>`]|\$\(/;

/** Whether a command line runs all tests of a project or builds it; nothing for anything else. */
export function kindOfCommand(command: string): RunKind | undefined {
  const line = command.trim().replace(/\s+/g, ' ');
  // Of several commands the exit code is that of one, and which one is not known.
  if (WORKED_ON.test(line) || PARTIAL.test(line)) return undefined;
  const plain = line.replace(/^(?:[A-Z_][A-Z0-9_]*=\S* )+/, '');
  if (TESTS.test(plain)) return 'tests';
  return BUILD.test(plain) ? 'build' : undefined;
}

const COUNTS = [
  /^\s*Tests:?\s.*?(\d+) total/m,
  /^\s*Tests:?\s.*?\((\d+)\)/m,
  /^(?:#|ℹ) tests (\d+)/m,
  /(\d+) passing\b/,
  /^running (\d+) tests?$/m,
  /^Ran (\d+) tests?/m,
  /Tests run: (\d+)/,
  /\b(\d+) passed\b/,
  /^collected (\d+) items?/m,
  /(\d+) examples?, \d+ failures?/,
];
const NONE =
  /no tests? (?:files? )?(?:found|ran|to run|were run)|\[no test files\]|collected 0 items/i;

const ESCAPE = String.fromCharCode(27);
/** Colours and the like. */
const CONTROL = new RegExp(String.raw`${ESCAPE}\[[0-9;?]*[A-Za-z]`, 'g');

/** How many tests ran, as their output says; nothing where it does not. */
export function testsIn(output: string): number | undefined {
  const plain = output.replace(CONTROL, '').replace(/\r/g, '');
  const found = COUNTS.flatMap((count) => [...plain.matchAll(new RegExp(count, 'gm'))]);
  if (found.length > 0) return Math.max(...found.map(([, number]) => Number(number)));
  return NONE.test(plain) ? 0 : undefined;
}
