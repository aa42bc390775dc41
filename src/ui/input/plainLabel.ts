/** Text for a pick's item, in which `$(name)` would otherwise be drawn as an icon. */
export function plainLabel(text: string): string {
  return text.replace(/\$\(/g, '\\$(');
}
