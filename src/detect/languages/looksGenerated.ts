import { GENERATED_HEADER } from '../data/unwritten';

/** Average characters a line beyond which JavaScript or CSS is taken as minified, as linguist has it. */
const MINIFIED_LINE = 110;
const HEADER_CHARACTERS = 800;

/**
 * Whether the beginning of a file shows that a tool wrote it: a header that says so, or script and
 * style sheets without lines.
 * @param head the first kilobytes of the file
 */
export function looksGenerated(path: string, head: string): boolean {
  if (GENERATED_HEADER.test(head.slice(0, HEADER_CHARACTERS))) return true;
  if (!/\.(?:js|mjs|cjs|css)$/i.test(path)) return false;
  return head.length / head.split('\n').length > MINIFIED_LINE;
}
