import { grammarNamed } from '../languages/grammars';

/** What is put around a piece of code so that it can be parsed by itself. */
export interface Wrapper {
  prefix: string;
  suffix: string;
}

/** Ways to parse a piece of code of a grammar by itself, the plainest first. */
export function wrappersOf(grammar: string): Wrapper[] {
  return (grammarNamed(grammar)?.wrappers ?? ['…']).map((text) => {
    const [prefix = '', suffix = ''] = text.split('…');
    return { prefix, suffix };
  });
}
