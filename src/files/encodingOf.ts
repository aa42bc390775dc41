/** Which encodings the settings name for the files of a folder. */
export interface FolderEncodings {
  /** Of all files that are not named below. */
  encoding: string;
  /** By the name of a file in lower case. */
  byName: Readonly<Record<string, string>>;
  /** By the end of a name in lower case, with its dot; the longest one decides. */
  byEnding: Readonly<Record<string, string>>;
}

export const UTF8_ONLY: FolderEncodings = { encoding: 'utf8', byName: {}, byEnding: {} };

/** The encoding that the settings name for a file. */
export function encodingOf(path: string, { encoding, byName, byEnding }: FolderEncodings): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const named = ownValue(byName, name);
  if (named !== undefined) return named;
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const ending = ownValue(byEnding, name.slice(dot));
    if (ending !== undefined) return ending;
  }
  return encoding;
}

function ownValue(values: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
