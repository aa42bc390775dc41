import type { TextEdit } from '../../core/ports';
import type { ApplicationPlan } from '../../engine/api/ApplicationApi';

/** A plan reduced to some of its edits. */
export function planOfEdits(
  files: ApplicationPlan['files'],
  some: readonly TextEdit[],
): ApplicationPlan {
  const wanted = new Set(some);
  return {
    files: files
      .map((file) => ({ ...file, edits: file.edits.filter((edit) => wanted.has(edit)) }))
      .filter(({ edits }) => edits.length > 0)
      .map((file) => ({ ...file, after: withEdits(file.before, file.edits) })),
    skipped: [],
    sites: [],
  };
}

/** A text with edits that are in order and do not overlap. */
function withEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let position = 0;
  for (const { start, end, newText } of edits) {
    result += text.slice(position, start) + newText;
    position = end;
  }
  return result + text.slice(position);
}
