/**
 * A row's label: what decides stands first, since VS Code cuts the end in a narrow side bar.
 * @param facts in a few letters each, such as a count and a percentage
 */
export function rowLabel(facts: readonly string[], name: string): string {
  return [facts.join(' · '), name].filter(Boolean).join('  ');
}
