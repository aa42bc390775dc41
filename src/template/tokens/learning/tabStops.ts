import type { Bindings } from '../text/bindings';
import { isConnector, isKeyword } from '../text/chains';
import { CONSTANT_WORDS } from '../languages/base';
import type { Source } from '../text/tokens';

const MAX_STOPS = 8;
const DECLARES = /^(?:class|def|function|func|fn|fun|struct|interface|enum|trait|type|module)$/;

/**
 * The names of a piece of code that a person will want to change when inserting it elsewhere: those
 * declared in it, or used in it repeatedly. In order of first occurrence, with the token indices
 * where they stand.
 */
export function tabStops(source: Source, bindings: Bindings): { name: string; tokens: number[] }[] {
  const uses = new Map<string, { tokens: number[]; declared: boolean; callsOnly: boolean }>();
  source.tokens.forEach((token, index) => {
    if (token.kind !== 'word' || !isOwnName(source, index)) return;
    if (bindings.imported.has(token.text)) return;
    const use = uses.get(token.text) ?? { tokens: [], declared: false, callsOnly: true };
    use.tokens.push(index);
    use.declared ||=
      bindings.local.has(token.text) || DECLARES.test(source.tokens[index - 1]?.text ?? '');
    use.callsOnly &&= source.tokens[index + 1]?.text === '(' || isConnector(source, index + 1);
    uses.set(token.text, use);
  });
  return [...uses]
    .filter(([, use]) => use.declared || (use.tokens.length > 1 && !use.callsOnly))
    .sort(
      ([, x], [, y]) =>
        Number(y.declared) - Number(x.declared) || y.tokens.length - x.tokens.length,
    )
    .slice(0, MAX_STOPS)
    .map(([name, { tokens }]) => ({ name, tokens }))
    .sort((x, y) => (x.tokens[0] ?? 0) - (y.tokens[0] ?? 0));
}

/** Neither a keyword or constant, nor a member of something, nor the name of an argument or key. */
function isOwnName(source: Source, index: number): boolean {
  const { tokens, parent } = source;
  const token = tokens[index];
  if (token === undefined || isKeyword(source, index) || CONSTANT_WORDS.has(token.text))
    return false;
  if (isConnector(source, index - 1)) return false;
  const next = tokens[index + 1]?.text;
  const around = tokens[parent[index] ?? -1]?.text;
  const previous = tokens[index - 1]?.text ?? '';
  const isType =
    token.kind === 'word' && tokens[index + 1]?.kind === 'word' && !tokens[index + 1]?.breakBefore;
  if (isType && source.rules.juxtapositionDeclares && /^\p{Lu}/u.test(token.text)) return false;
  if (around === '(' && next === '=' && /^[(,]$/.test(previous))
    return DECLARES.test(declarator(source, index));
  return !(around === '{' && next === ':' && /^[{,]$/.test(previous));
}

/** The word before the name of the function in whose parameters a token stands. */
function declarator(source: Source, index: number): string {
  const open = source.parent[index] ?? -1;
  return source.tokens[open - 2]?.text ?? '';
}
