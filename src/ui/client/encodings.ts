import { extensions, workspace, type WorkspaceFolder } from 'vscode';
import type { FolderEncodings } from '../../engine/api/EngineOptions';

/** The engine reads as UTF-8 where VS Code guesses. */
const GUESSED = 'guessed';

/** A language as extensions contribute it. */
interface Language {
  id?: string;
  extensions?: readonly string[];
  filenames?: readonly string[];
}

/**
 * The encodings that VS Code opens the files of a folder with: the setting of the folder, and those of
 * languages, by the names and endings of their files.
 */
export function encodingsIn(folder: WorkspaceFolder): FolderEncodings {
  const encoding = encodingIn(folder);
  const byName: Record<string, string> = {};
  const byEnding: Record<string, string> = {};
  const special = new Set(languagesWithOwn(folder));
  for (const { id, extensions: endings = [], filenames = [] } of languages()) {
    if (id === undefined || !special.has(id)) continue;
    for (const ending of endings) byEnding[ending.toLowerCase()] = encodingIn(folder, id);
    for (const name of filenames) byName[name.toLowerCase()] = encodingIn(folder, id);
  }
  if (special.size === 0) return { encoding, byName, byEnding };
  const associated = workspace.getConfiguration('files', folder).get<object>('associations', {});
  for (const [pattern, id] of Object.entries(associated)) {
    const language = encodingIn(folder, String(id));
    if (/^\*\.[^*?[\]{}/\\]+$/.test(pattern)) byEnding[pattern.slice(1).toLowerCase()] = language;
    else if (/^[^*?[\]{}/\\]+$/.test(pattern)) byName[pattern.toLowerCase()] = language;
  }
  return { encoding, byName, byEnding };
}

function encodingIn({ uri }: WorkspaceFolder, languageId?: string): string {
  const scope = languageId === undefined ? uri : { uri, languageId };
  const files = workspace.getConfiguration('files', scope);
  if (files.get<boolean>('autoGuessEncoding', false)) return GUESSED;
  return files.get<string>('encoding', 'utf8');
}

/** Languages for which the settings name an encoding, or whether it is guessed, by themselves. */
function languagesWithOwn({ uri }: WorkspaceFolder): string[] {
  const files = workspace.getConfiguration('files', uri);
  return ['encoding', 'autoGuessEncoding'].flatMap((key) => files.inspect(key)?.languageIds ?? []);
}

function languages(): Language[] {
  return extensions.all.flatMap(({ packageJSON }) => {
    const { contributes } = packageJSON as { contributes?: { languages?: Language[] } };
    return contributes?.languages ?? [];
  });
}
