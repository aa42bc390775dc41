const QUOTED = /^(\w{0,3})("""|'''|"|'|`)([\s\S]*)\2$/;

/** A string literal taken apart; `undefined` for forms that are not quoted on both ends. */
export function openString(
  text: string,
): { prefix: string; quote: string; content: string } | undefined {
  const found = QUOTED.exec(text);
  if (!found) return undefined;
  return { prefix: found[1] ?? '', quote: found[2] ?? '', content: found[3] ?? '' };
}
