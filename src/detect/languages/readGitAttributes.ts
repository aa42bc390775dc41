import type { Readings } from '../Readings';
import { entriesAt, type Survey } from '../survey';
import { GitAttributes } from './gitAttributes';

const MAX_FILES = 20;
const MAX_BYTES = 64_000;

/** Whether a path is that of a `.gitattributes`. */
export function isGitAttributes(path: string): boolean {
  return path === '.gitattributes' || path.endsWith('/.gitattributes');
}

/** What the `.gitattributes` of a whole folder say, the shallowest first. */
export async function readGitAttributes(
  readings: Readings,
  survey: Survey,
): Promise<GitAttributes> {
  const found = survey.names.once('attributes', (paths) =>
    paths.filter(isGitAttributes).sort((a, b) => a.length - b.length),
  );
  const texts: [string, string][] = [];
  for (const file of entriesAt(survey, found.slice(0, MAX_FILES))) {
    const text = await readings.of('attributes', survey, file, MAX_BYTES, (read) => read);
    if (text !== undefined) texts.push([file.path, text]);
  }
  return new GitAttributes(texts);
}
