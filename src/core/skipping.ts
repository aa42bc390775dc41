/** Why a site is not changed. Lines are 0-based. */
export type SkipReason =
  /** Its file cannot be read any more, or another text stands there by now. */
  | { kind: 'changed' }
  /** Its edits overlap those of a site before it, which begins on `line`. */
  | { kind: 'overlaps'; line: number }
  /** Names that the new code needs are missing by now; a person would have to fill them in. */
  | { kind: 'needsInput'; names: string[] }
  /** The file would not parse any more. */
  | { kind: 'breaksSyntax'; refused?: RefusedSyntax }
  /** The new code would be read in another way there than the pattern means it. */
  | { kind: 'notAsMeant' }
  /** The new code has characters that the file's encoding lacks. */
  | { kind: 'encoding'; encoding: string }
  /** The file is no text that could be written back byte for byte; the reason follows “it is”. */
  | { kind: 'undecodable'; reason: string }
  /** The editor would replace line ends of the file that are no part of the change. */
  | { kind: 'lineEnds'; ends: 'mixed' | 'cr' };

/** Syntax that a version of a language does not have. */
export interface RefusedSyntax {
  /** The language's name for people, such as `Python`. */
  language: string;
  /** Code that shows the syntax, such as `x := y`. */
  sample: string;
  /** The first version that has the syntax, such as `3.12`. */
  since: string;
  /** The version that the project names, such as `3.8`; none where it names none. */
  version?: string;
}
