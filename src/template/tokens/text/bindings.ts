import { isConnector, isKeyword } from './chains';
import { statementAround, stepOver } from './extents';
import { isOpener, type Source } from './tokens';

/** What the names of a file stand for, as far as its tokens tell. */
export interface Bindings {
  /** Names that an import brings in. */
  imported: ReadonlySet<string>;
  /** Variables and parameters. */
  local: ReadonlySet<string>;
}

const DECLARES = new Set(['let', 'const', 'var', 'val', 'for', 'my', 'local', 'mut', 'final']);
const FUNCTION_WORDS = new Set(['def', 'function', 'func', 'fn', 'fun', 'lambda', 'defp']);
const CONTROL_WORDS = new Set(['if', 'for', 'while', 'switch', 'catch', 'with', 'using', 'match']);

export function bindingsOf(source: Source): Bindings {
  const imported = new Set<string>();
  const local = new Set<string>();
  const { tokens, rules } = source;
  tokens.forEach((token, index) => {
    if (token.kind !== 'word') return;
    if (rules.importWords.has(token.text)) addImports(source, index, imported);
    else if (bindsHere(source, index)) local.add(token.text);
    if (FUNCTION_WORDS.has(token.text)) addParameters(source, index, local);
  });
  tokens.forEach((token, index) => {
    if (token.text === '(' && isOpener(source, index) && isParameterList(source, index)) {
      addNames(source, index, local);
    }
  });
  for (const name of imported) local.delete(name);
  return { imported, local };
}

/** Words and the last path parts of strings in an import statement, and what `require` is given to. */
function addImports(source: Source, index: number, imported: Set<string>): void {
  const { start, end } = statementAround(source, index);
  const last = Math.min(end, start + 200);
  for (let at = start; at < last; at++) {
    const token = source.tokens[at];
    if (token?.kind === 'word' && !isKeyword(source, at)) imported.add(token.text);
    if (token?.kind === 'string') {
      for (const part of token.text.match(/[\w-]+(?=["'`]$)/g) ?? []) imported.add(part);
    }
  }
}

function bindsHere(source: Source, index: number): boolean {
  const { tokens } = source;
  if (isKeyword(source, index) || isConnector(source, index - 1)) return false;
  const next = tokens[index + 1]?.text;
  const previous = tokens[index - 1];
  if (next === '=' || next === ':=' || next === '=>') return !isArgumentName(source, index);
  if (previous?.kind !== 'word') return false;
  if (DECLARES.has(previous.text) || /^(?:as|catch)$/.test(previous.text)) return true;
  const typed = source.rules.juxtapositionDeclares && !isKeyword(source, index - 1);
  return typed && tokens[index]?.breakBefore !== true;
}

/** `name=` inside of a call names an argument. */
function isArgumentName(source: Source, index: number): boolean {
  const around = source.parent[index] ?? -1;
  return (
    around >= 0 && source.tokens[around]?.text === '(' && source.tokens[index + 1]?.text === '='
  );
}

function addParameters(source: Source, index: number, local: Set<string>): void {
  for (let at = index + 1; at < index + 12 && at < source.tokens.length; at++) {
    if (source.tokens[at]?.text === '(' && isOpener(source, at)) {
      addNames(source, at, local);
      return;
    }
    if (source.tokens[at]?.text === ':' || source.tokens[at]?.text === '{') return;
    if (source.tokens[index]?.text === 'lambda' && source.tokens[at]?.kind === 'word') {
      local.add(source.tokens[at]?.text ?? '');
    }
  }
}

/** A bracket before `=>` or a block, unless a control word stands before it. */
function isParameterList(source: Source, open: number): boolean {
  const after = source.tokens[stepOver(source, open)]?.text;
  if (after === '=>') return true;
  const previous = source.tokens[open - 1];
  return after === '{' && previous?.kind === 'word' && !CONTROL_WORDS.has(previous.text);
}

/** The names at the beginning of the items of a list, and those after a type. */
function addNames(source: Source, open: number, local: Set<string>): void {
  const close = source.partner[open] ?? open;
  for (let at = open + 1; at < close; at = stepOver(source, at)) {
    const token = source.tokens[at];
    if (token?.kind !== 'word' || isKeyword(source, at)) continue;
    const first =
      at === open + 1 || /^(?:,|\*\*?|&|\.\.\.)$/.test(source.tokens[at - 1]?.text ?? '');
    const ends =
      /^[,)]$/.test(source.tokens[at + 1]?.text ?? '') &&
      !/^[:|.<]$/.test(source.tokens[at - 1]?.text ?? '');
    if (first || ends) local.add(token.text);
  }
}
