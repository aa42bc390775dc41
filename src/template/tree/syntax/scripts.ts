import { braceEnd, tagEnd } from './markup';

export interface CodePart {
  start: number;
  end: number;
  /** Of a script, as its element says it, lower case, empty where it says none; no other part has one. */
  lang?: string;
}

/** What stands in a file of markup, parsed as code. */
export interface Scripts {
  /** Name of a grammar. */
  grammar: string;
  /** The text of the file, blank but for its code, which keeps its offsets. */
  code: string;
  /** Where statements can stand; absent where they can anywhere. */
  scripts?: readonly Stretch[];
}

type Stretch = Pick<CodePart, 'start' | 'end'>;

/** Grammars by name of files that are markup with scripts in it. */
const HOSTS = new Set(['vue', 'svelte']);

/** The grammar that serves all scripts of files in which no element says which language it has. */
const OF_PIECES = 'typescript';

const SCRIPT_LANGUAGES = new Set(['', 'js', 'javascript', 'jsx', 'ts', 'typescript', 'tsx']);
const NO_SCRIPT =
  /(?:^|\s)type\s*=\s*["']?(?!module|(?:text|application)\/(?:java|type|ecma)script)\w/i;
const LANG = /(?:^|\s)lang\s*=\s*["']?(\w+)/i;
/** What Svelte writes in front of an expression between braces. */
const DIRECTIVE = /^(#if|#key|:else if|@html|@const|@render)(?=\s)/;
/** Text that is markup, though it has no script; pieces of scripts are not. */
const MARKUP = /^\s*[<{]|<\/[a-z]|\/>/i;

/** A grammar to parse a text with, and what of the text it is to parse. */
export function scriptsOf(grammar: string, text: string): Scripts {
  if (!HOSTS.has(grammar)) return { grammar, code: text };
  const parts = codeParts(grammar, text);
  const scripts = parts.filter(({ lang }) => lang !== undefined);
  if (scripts.length === 0 && !MARKUP.test(text)) return { grammar: OF_PIECES, code: text };
  const langs = new Set(scripts.map(({ lang }) => lang ?? ''));
  return { grammar: grammarFor(langs), code: blankOutside(parts, text), scripts };
}

/** What of a text `scriptsOf` leaves out. */
export function markupOf(grammar: string, text: string): string {
  if (scriptsOf(grammar, text).scripts === undefined) return '';
  const parts = codeParts(grammar, text);
  const ends = [0, ...parts.map(({ end }) => end)];
  return ends.map((end, index) => text.slice(end, parts[index]?.start)).join('\0');
}

function grammarFor(langs: ReadonlySet<string>): string {
  if (langs.has('tsx')) return 'tsx';
  return langs.has('ts') || langs.has('typescript') ? 'typescript' : 'javascript';
}

function blankOutside(parts: readonly CodePart[], text: string): string {
  const blank = (from: number, to: number) => text.slice(from, to).replaceAll(/[^\r\n]/g, ' ');
  let code = '';
  for (const { start, end } of parts) code += blank(code.length, start) + text.slice(start, end);
  return code + blank(code.length, text.length);
}

/**
 * The code of a file of markup: its scripts, and what stands between braces. Comments and strings, in
 * tags or between braces, hold none.
 */
export function codeParts(host: string, text: string): CodePart[] {
  const parts: CodePart[] = [];
  const next = /<!--|<\/?([a-z][^\s/>]*)|\{/gi;
  const addCode = (start: number, end: number) =>
    parts.push(...betweenBraces(host, text, start, end));
  let hasCode = true;
  for (let found = next.exec(text); found !== null; found = next.exec(text)) {
    const [mark, name = ''] = found;
    const at = next.lastIndex;
    if (mark === '<!--') next.lastIndex = endOr(text.indexOf('-->', at), text);
    else if (mark === '{') {
      // Where one brace is not closed, no later one needs to be, and looking for each takes too long.
      const end: number | undefined = hasCode ? braceEnd(text, at) : undefined;
      hasCode = end !== undefined;
      if (end !== undefined) addCode(at - 1, end);
      next.lastIndex = end ?? at;
    } else {
      const start = tagEnd(text, at, addCode);
      if (start === undefined) break;
      next.lastIndex = start;
      const attributes = text.slice(at, start - 1);
      if (mark.startsWith('</') || attributes.endsWith('/') || !isRaw(name, attributes)) continue;
      const end = closing(text, start, name);
      next.lastIndex = end;
      const lang = LANG.exec(attributes)?.[1]?.toLowerCase() ?? '';
      const isScript = /^script$/i.test(name) && !NO_SCRIPT.test(attributes);
      if (isScript && SCRIPT_LANGUAGES.has(lang)) parts.push({ start, end, lang });
    }
  }
  return parts;
}

/** Code between braces, with them, as far as it reads as a block of code. */
function betweenBraces(host: string, text: string, start: number, end: number): CodePart[] {
  if (host === 'vue') return text[start + 1] === '{' ? [{ start, end }] : [];
  const inner = start + 1 + (DIRECTIVE.exec(text.slice(start + 1, end))?.[0].length ?? 0);
  if (/^\s*([{#:@/]|\.{3})/.test(text.slice(inner, end))) return [];
  return inner === start + 1
    ? [{ start, end }]
    : [
        { start, end: start + 1 },
        { start: inner, end },
      ];
}

/** Whether an element holds text in which no tag but its own end counts. */
const isRaw = (name: string, attributes: string) =>
  /^(script|style|textarea)$/i.test(name) || (/^template$/i.test(name) && LANG.test(attributes));

function closing(text: string, from: number, name: string): number {
  const end = new RegExp(`</${name}\\b`, 'gi');
  end.lastIndex = from;
  return endOr(end.exec(text)?.index ?? -1, text);
}

const endOr = (offset: number, text: string) => (offset < 0 ? text.length : offset);
