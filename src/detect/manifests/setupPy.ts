import { emptyManifest, type Manifest, type Scope } from './Manifest';
import { pythonName, requirement, tellingClassifiers } from './python';

/** One piece of Python source that matters here: a string, a name, or one character. */
interface Token {
  kind: 'string' | 'name' | 'mark';
  text: string;
}

const PREFIX = /[rRbBuUfF]{0,2}(?="|')/y;
const NAME = /[A-Za-z_]\w*/y;

/**
 * `setup.py`, read but never run: literal arguments of `setup(…)` and lists assigned to names that
 * are passed on. What is computed stays unknown.
 */
export function parseSetupPy(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'pypi');
  const tokens = pythonTokens(text);
  const lists = stringsByName(tokens);
  const name = lists.get('name')?.[0];
  manifest.name = name ? pythonName(name) : null;
  const dependencies = (key: string, scope: Scope): void => {
    for (const line of lists.get(key) ?? []) {
      const found = requirement(line, scope);
      if (found) manifest.dependencies.push(found);
    }
  };
  dependencies('install_requires', 'runtime');
  for (const key of ['requirements', 'requires', 'install_reqs', 'REQUIRED', 'REQUIREMENTS']) {
    if (lists.has('install_requires') && lists.get('install_requires')?.length === 0) {
      dependencies(key, 'runtime');
    }
  }
  dependencies('tests_require', 'dev');
  const classifiers = lists.get('classifiers') ?? [];
  const about = [...(lists.get('description') ?? []), ...(lists.get('keywords') ?? [])];
  manifest.about = [...about, ...tellingClassifiers(classifiers)].join(', ');
  if (name) manifest.declared.add('entry point');
  if (classifiers.length > 0) manifest.declared.add('published');
  if (tokens.some(({ kind, text: value }) => kind === 'string' && value === 'console_scripts')) {
    manifest.declared.add('command');
  }
  return manifest;
}

/** Strings of a Python literal that is assigned or passed, by the name it goes to; the first wins. */
function stringsByName(tokens: readonly Token[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (let i = 0; i + 2 < tokens.length; i += 1) {
    const name = tokens[i];
    const next = tokens[i + 2];
    if (name?.kind !== 'name' || tokens[i + 1]?.text !== '=' || !next) continue;
    const strings = next.kind === 'string' ? [next.text] : bracketed(tokens, i + 2);
    if (!found.has(name.text) || found.get(name.text)?.length === 0) found.set(name.text, strings);
  }
  return found;
}

/** Strings between the bracket at `start` and its partner; keys of dictionaries are among them. */
function bracketed(tokens: readonly Token[], start: number): string[] {
  if (!/^[[(]$/.test(tokens[start]?.text ?? '')) return [];
  const strings: string[] = [];
  let depth = 0;
  for (let i = start; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token?.kind === 'string') strings.push(token.text);
    else if (token?.kind === 'mark' && '[({'.includes(token.text)) depth += 1;
    else if (token?.kind === 'mark' && '])}'.includes(token.text) && --depth === 0) break;
  }
  return strings;
}

function pythonTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (/\s/.test(character)) at += 1;
    else if (character === '#') at = endOf(text, '\n', at);
    else {
      PREFIX.lastIndex = at;
      const prefix = PREFIX.exec(text);
      NAME.lastIndex = at;
      if (prefix) {
        const open = at + prefix[0].length;
        const quote = text.charAt(open);
        const triple = text.startsWith(quote.repeat(3), open);
        const close = closingQuote(text, open + (triple ? 3 : 1), triple ? quote.repeat(3) : quote);
        tokens.push({ kind: 'string', text: text.slice(open + (triple ? 3 : 1), close) });
        at = close + (triple ? 3 : 1);
      } else {
        const name = NAME.exec(text)?.[0];
        tokens.push(name ? { kind: 'name', text: name } : { kind: 'mark', text: character });
        at += name?.length ?? 1;
      }
    }
  }
  return tokens;
}

function closingQuote(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.startsWith(quote, at)) return at;
    else if (quote.length === 1 && text.charAt(at) === '\n') return at;
  }
  return text.length;
}

function endOf(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from);
  return found < 0 ? text.length : found;
}
