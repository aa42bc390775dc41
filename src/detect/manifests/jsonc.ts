// The package's own entry is of a kind of module that cannot be bundled.
import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser/lib/esm/main.js';

/**
 * JSON with comments and trailing commas, as the formats have it that are meant to be written by
 * hand. Throws on anything else.
 */
export function parseJsonc(text: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first) throw new Error(`${printParseErrorCode(first.error)} at position ${first.offset}`);
  return value;
}
