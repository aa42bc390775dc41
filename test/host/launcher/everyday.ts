import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { everydayChanges, type EverydayChange } from '../../everyday/everydayChanges';
import { knownFailures } from '../../everyday/knownFailures';
import { commitAll, initRepository } from './fixtureGit';
import { repoRoot } from './repoRoot';

/** The everyday changes that are learned and made as they should be. */
export function everydayLessons(): EverydayChange[] {
  const failures = knownFailures(repoRoot());
  return everydayChanges(repoRoot()).filter(({ name }) => failures[name] === undefined);
}

/** The message of the commit that makes the change in the repository `examples`. */
export const lessonOf = ({ name }: EverydayChange): string => `Lesson ${name}.`;

/** Of an everyday change’s target, in the repository `targets`. */
export const targetOf = ({ name, target }: EverydayChange): string => `${name}/${target.path}`;

/**
 * Makes a repository `examples` with a commit for each everyday change, and one `targets` with the files
 * to change alike, each below a folder of its change’s name.
 * @param folder an existing folder
 * @returns both repositories
 */
export function createEveryday(folder: string): string[] {
  const [examples, targets] = ['examples', 'targets'].map((name) => {
    const repository = path.join(folder, name);
    mkdirSync(repository);
    initRepository(repository, `https://example.com/acme/${name}.git`);
    return repository;
  }) as [string, string];
  const lessons = everydayLessons();
  for (const { name, example } of lessons)
    write(examples, `${name}/${example.path}`, example.before);
  for (const lesson of lessons) write(targets, targetOf(lesson), lesson.target.before);
  for (const repository of [examples, targets]) commitAll(repository, 'Begin\n', minute(0));
  lessons.forEach((lesson, index) => {
    write(examples, `${lesson.name}/${lesson.example.path}`, lesson.example.after);
    commitAll(examples, `${lessonOf(lesson)}\n`, minute(index + 1));
  });
  return [examples, targets];
}

const minute = (number: number): Date => new Date(Date.UTC(2025, 0, 13, 9, number));

function write(repository: string, file: string, text: string): void {
  const whole = path.join(repository, file);
  mkdirSync(path.dirname(whole), { recursive: true });
  writeFileSync(whole, text);
}
