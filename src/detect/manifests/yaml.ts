import { parse } from 'yaml';

/** Far more than any manifest has. */
const MAX_DEPTH = 40;
const MAX_INDENTATION = 120;
const MAX_CHARACTERS = 32_000;

/**
 * Parses YAML of a manifest's size and depth; throws on anything else. The parser recurses, and in
 * deep nesting it can exhaust the stack in a place where V8 ends the process instead of throwing,
 * so depth is bounded before. The bound is on brackets and indicators wherever they stand, strings
 * included: a manifest that trips over it for no reason does not exist.
 */
export function parseYaml(text: string): unknown {
  if (text.length > MAX_CHARACTERS) throw new Error('it is too large for a manifest in YAML');
  let depth = 0;
  let indicators = 0;
  let indentation = 0;
  let atStart = true;
  for (const character of text) {
    if (character === '\n') {
      indicators = 0;
      indentation = 0;
      atStart = true;
    } else if (atStart && /[\s?:-]/.test(character)) {
      if (character === ' ' || character === '\t') indentation += 1;
      else indicators += 1;
    } else atStart = false;
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    if (depth > MAX_DEPTH || indicators > MAX_DEPTH || indentation > MAX_INDENTATION) {
      throw new Error('it nests too deep for a manifest');
    }
  }
  return parse(text, { logLevel: 'error', maxAliasCount: 50, prettyErrors: false });
}
