import { holdsSecret } from '../../../core/secrets';
import type { PlaceWords } from '../../shared/hiddenPlaces';
import type { Source, Token } from '../text/tokens';

/** What tells a place from others, layout aside: its tokens, and those beside it on its lines. */
export function tokenPlaceWords({ text, tokens }: Source, start: number, end: number): PlaceWords {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next < 0 ? text.length : next;
  const hides = holdsSecret(text.slice(from, to));
  const words = (isAsked: (token: Token) => boolean) =>
    tokens
      .filter((token) => isAsked(token) && !(hides && token.kind === 'string'))
      .map(({ key }) => key);
  const isOwn = (token: Token) => token.start >= start && token.end <= end;
  const isOnLines = (token: Token) => token.start >= from && token.end <= to;
  return {
    own: words(isOwn),
    statement: words((token) => isOnLines(token) && !isOwn(token)),
    within: [],
  };
}
