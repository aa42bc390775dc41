import { lineEndingOf } from '../../shared/layout';
import { childrenOf, codeText, type FlatTree, kindOf, textOf } from '../syntax/FlatTree';
import type { Brought, Target } from './Import';

interface Style {
  quote: string;
  end: string;
  space: string;
  lineEnding: string;
  declare: string;
  /** Whether members are required as `require('m').a`, one by one. */
  isByMember: boolean;
}

/**
 * An import as the file has them: by `import` or `require`, with its quotation marks and ends.
 * @param hint the statement in the example, where the file does not tell
 */
export function writeScriptImport(items: readonly Brought[], target: Target, hint: string): string {
  const [first] = items;
  if (first === undefined) return '';
  const style = styleOf(target.tree, hint);
  const source = `${style.quote}${first.module}${style.quote}`;
  return isRequiring(target, hint)
    ? requiring(items, first, source, style)
    : importing(items, first, source, style);
}

function isRequiring({ tree, path }: Target, hint: string): boolean {
  if (/\.c[jt]s$/.test(path)) return path.endsWith('.cjs');
  if (/\.m[jt]s$/.test(path)) return false;
  if (isCommonScript(tree)) return true;
  const isModule = childrenOf(tree, 0).some((node) =>
    /^(import|export)_statement$/.test(kindOf(tree, node)),
  );
  return !isModule && !/^\s*import\b/.test(hint);
}

/** Whether a file imports by `require`: it does, or it exports that way, and has no `import`. */
export function isCommonScript(tree: FlatTree): boolean {
  const kinds = childrenOf(tree, 0).map((node) => kindOf(tree, node));
  if (kinds.some((kind) => /^(import|export)_statement$/.test(kind))) return false;
  return /\brequire\s*\(\s*['"`]|\bmodule\.exports\b|(?:^|[^.\w])exports\.\w/.test(codeText(tree));
}

function importing(items: readonly Brought[], first: Brought, source: string, style: Style) {
  const type = first.variant === 'type' ? 'type ' : '';
  const from = `from ${source}${style.end}`;
  if (first.name === '') return `import ${source}${style.end}`;
  if (first.member === 'default' || first.member === '')
    return `import ${type}${first.name} ${from}`;
  if (first.member === '*') return `import ${type}* as ${first.name} ${from}`;
  const names = items.map(({ member, name }) => (member === name ? name : `${member} as ${name}`));
  return `import ${type}{${style.space}${names.join(', ')}${style.space}} ${from}`;
}

function requiring(items: readonly Brought[], first: Brought, source: string, style: Style) {
  const call = `require(${source})${style.end}`;
  if (first.name === '') return call;
  if (['', '*', 'default'].includes(first.member))
    return `${style.declare} ${first.name} = ${call}`;
  if (style.isByMember) {
    const lines = items.map(
      ({ member, name }) => `${style.declare} ${name} = require(${source}).${member}${style.end}`,
    );
    return lines.join(style.lineEnding);
  }
  const names = items.map(({ member, name }) => (member === name ? name : `${member}: ${name}`));
  return `${style.declare} {${style.space}${names.join(', ')}${style.space}} = ${call}`;
}

function styleOf(tree: FlatTree, hint: string): Style {
  const lines = childrenOf(tree, 0)
    .filter((node) => /^(import_statement|\w+_declaration)$/.test(kindOf(tree, node)))
    .map((node) => textOf(tree, node))
    .filter((text) => /^import\b|\brequire\s*\(/.test(text));
  const shown = lines.length > 0 ? lines : [hint];
  const code = lines.length > 0 ? lines.join('\n') : codeText(tree);
  const listed = /\}\s*=\s*require\b/.test(code);
  const isTight = shown.some((text) => /\{\S/.test(text));
  return {
    quote: quoteIn(code) ?? quoteIn(hint) ?? "'",
    end: /;\s*(?:\n|\r|$)/.test(code) || (lines.length === 0 && hint.endsWith(';')) ? ';' : '',
    isByMember: !listed && /\brequire\([^)]*\)\.\w/.test(`${code}\n${hint}`),
    lineEnding: lineEndingOf(tree.text),
    space: isTight ? '' : ' ',
    declare:
      /^(?:var|let|const)\b/.exec(shown[0]!)?.[0] ?? (/\bvar\b/.test(code) ? 'var' : 'const'),
  };
}

/** The quotation mark that a text has most of. */
function quoteIn(text: string): string | undefined {
  const [double, single] = [text.split('"').length, text.split("'").length];
  if (double === single) return undefined;
  return double > single ? '"' : "'";
}
