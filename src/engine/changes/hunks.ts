import type { StructuredPatchHunk } from 'diff';
import { applyPatch, structuredPatch } from 'diff';
import type { Hunk } from '../api/LearningApi';

/** Beyond so many changed lines a file is one hunk: nobody picks among thousands. */
const MAX_EDIT_LENGTH = 1000;
const CONTEXT_LINES = 1;

/**
 * Hunks between two texts with one line of context, so that neighbours can be told apart; one hunk
 * of the whole file for huge changes.
 */
export function hunksOf(before: string, after: string): Hunk[] {
  return patch(before, after).map(({ oldStart, newStart, lines }) => ({
    oldStart,
    newStart,
    lines: lines.filter((line) => !line.startsWith('\\')),
  }));
}

/** `before` with the chosen hunks applied only; indices into `hunksOf(before, after)`. */
export function applyHunks(before: string, after: string, chosen: readonly number[]): string {
  const all = patch(before, after);
  const hunks = all.filter((_, index) => chosen.includes(index));
  if (hunks.length === all.length) return after;
  const result = applyPatch(before, {
    oldFileName: '',
    newFileName: '',
    oldHeader: '',
    newHeader: '',
    hunks,
  });
  // A hunk of a diff of the very text applies to it; anything else is a bug.
  if (result === false) throw new Error('The chosen hunks do not apply to the text before.');
  return result;
}

function patch(before: string, after: string): StructuredPatchHunk[] {
  const found = structuredPatch('', '', before, after, '', '', {
    context: CONTEXT_LINES,
    maxEditLength: MAX_EDIT_LENGTH,
  });
  return found?.hunks ?? [wholeFile(before, after)];
}

function wholeFile(before: string, after: string): StructuredPatchHunk {
  const [oldLines, newLines] = [before.split('\n'), after.split('\n')];
  return {
    oldStart: 1,
    newStart: 1,
    oldLines: oldLines.length,
    newLines: newLines.length,
    lines: [...oldLines.map((line) => `-${line}`), ...newLines.map((line) => `+${line}`)],
  };
}
