import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commitAll, initRepository } from './fixtureGit';

/** The message of the commit to learn from. */
export const FORMATS_LESSON = 'Write values into the text';

/** What is told in `places.py`: ten values, of which three have the quotes that are around the text. */
export const FORMATTED = [
  ...['name', 'count', 'items[0]', 'row["id"]', "row['id']", 'total()'],
  ...['call(a, "b")', 'self.path', '", ".join(names)', "'-'.join(names)"],
];

const told = (value: string): string => `    say("got %s." % ${value})\n`;

/** The places as they are, and as they are once all were changed that Python 3.8 would parse. */
export const FORMATS_BEFORE = `def tell(row, names):\n${FORMATTED.map(told).join('')}`;
export const FORMATS_AFTER = `def tell(row, names):\n${FORMATTED.map((value) =>
  value.includes('"') ? told(value) : `    say(f"got {${value}}.")\n`,
).join('')}`;

/**
 * Makes a repository `formats` for Python 3.8 or later, whose lesson is an f-string in place of a format.
 * @param folder an existing folder
 * @returns the repository
 */
export function createFormats(folder: string): string {
  const repository = path.join(folder, 'formats');
  mkdirSync(repository);
  initRepository(repository, 'https://example.com/acme/formats.git');
  const write = (name: string, text: string) => writeFileSync(path.join(repository, name), text);
  const day = (number: number) => new Date(Date.UTC(2025, 0, 12 + number, 9));
  write('pyproject.toml', '[project]\nname = "formats"\nrequires-python = ">=3.8"\n');
  write('example.py', 'say("found %s here" % thing)\n');
  write('places.py', FORMATS_BEFORE);
  commitAll(repository, 'Tell\n', day(1));
  write('example.py', 'say(f"found {thing} here")\n');
  commitAll(repository, `${FORMATS_LESSON}\n`, day(2));
  return repository;
}
