import type { EditInput } from '../../core/ports';

/**
 * A text as a snippet whose tab stops stand where a person fills something in; with what is proposed
 * there accepted it is the text itself.
 * @param numbers the tab stop of each name, which is added here: stretches of one name are one
 */
export function snippetText(
  text: string,
  inputs: readonly EditInput[],
  numbers: Map<string, number>,
): string {
  let snippet = '';
  let position = 0;
  for (const { name, start, end } of inputs) {
    const number = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, number);
    const proposal = escaped(text.slice(start, end));
    snippet += `${escaped(text.slice(position, start))}\${${number}:${proposal}}`;
    position = end;
  }
  return snippet + escaped(text.slice(position));
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
