/**
 * Whether all line ends of a text are alike as the editor keeps them, LF or CRLF. It saves a file with
 * `mixed` ones, or with `cr` alone, with other line ends than it had.
 */
export function lineEndsOf(text: string): 'alike' | 'mixed' | 'cr' {
  const kinds = new Set<string>();
  for (const [end] of text.matchAll(/\r\n|\n|\r/g)) kinds.add(end);
  if (kinds.size > 1) return 'mixed';
  return kinds.has('\r') ? 'cr' : 'alike';
}
