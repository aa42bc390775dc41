/** Code as far as it fits into one row of a pick; `length` in UTF-16 units. */
export function codeInOneLine(code: string, length = 160): string {
  const line = plainLabel(code.trim()).replace(/\s*\r?\n\s*/g, ' ⏎ ');
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** Both sides of a template in one row. */
export function templateInOneLine({ before, after }: { before: string; after: string }): string {
  if (before.trim() === '') return `→ ${codeInOneLine(after)}`;
  return `${codeInOneLine(before, 80)} → ${codeInOneLine(after, 80)}`;
}

/** Text for a pick's item, in which `$(name)` would otherwise be drawn as an icon. */
export function plainLabel(text: string): string {
  return text.replace(/\$\(/g, '\\$(');
}
