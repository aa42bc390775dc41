import type { Match } from './matchTypes';
import type { Rendering } from './Rendering';
import type { Source } from '../text/tokens';

/** Takes a match away, with its whole lines where nothing else is left on them. */
export function deletion(source: Source, match: Match, start: number, end: number): Rendering {
  const { text, tokens, comments } = source;
  let last = end;
  if (tokens[match.to]?.text === ';') last = tokens[match.to]?.end ?? end;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const nextBreak = text.indexOf('\n', last);
  const lineEnd = nextBreak < 0 ? text.length : nextBreak + 1;
  const isAlone =
    text.slice(lineStart, start).trim() === '' && text.slice(last, lineEnd).trim() === '';
  return {
    start: isAlone ? lineStart : start,
    end: isAlone ? lineEnd : last,
    newText: '',
    keepsComments: !comments.some((comment) => comment.start >= start && comment.end <= last),
    inputs: [],
  };
}
