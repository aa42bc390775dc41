import type { Language } from '@vscode/tree-sitter-wasm';
import { COMMENT, NAMED, SEPARATOR } from './FlatTree';
import { isComment, isContent, isSeparator, kindName, type Kinds } from './Kinds';

/** What the walk over a tree has to know of a grammar, by the grammar's own numbers. */
export interface GrammarTables {
  /** The grammar's name. */
  name: string;
  kind: Int32Array;
  flags: Uint8Array;
  content: Uint8Array;
  fieldNames: string[];
  /** The number under which a symbol is known outside of the parser. */
  publicSymbol: Uint16Array;
  /** Other symbols for the children of a production, `aliasLength` of them each; 0 for none. */
  aliases: Uint16Array;
  aliasLength: number;
  /** Fields of a production's children by their place; `undefined` where none has any. */
  fields: (Uint16Array | undefined)[];
}

/** Where `struct TSLanguage` of tree-sitter 0.25 (parser.h) has what is read here, in bytes. */
const SYMBOL_COUNT = 4;
const PRODUCTION_COUNT = 28;
const FIELD_COUNT = 32;
const ALIAS_LENGTH = 36;
const FIELD_SLICES = 64;
const FIELD_ENTRIES = 68;
const PUBLIC_SYMBOLS = 76;
const ALIASES = 84;

/**
 * Looks up once what the walk needs for each node.
 * @param memory the parser's memory, since the library gives no access to aliases and productions
 */
export function grammarTables(
  name: string,
  language: Language,
  kinds: Kinds,
  memory: DataView,
): GrammarTables {
  const count = language.nodeTypeCount;
  const kind = new Int32Array(count);
  const flags = new Uint8Array(count);
  const content = new Uint8Array(count);
  for (let type = 0; type < count; type++) {
    const named = language.nodeTypeIsNamed(type);
    const own = kindName(language.nodeTypeForId(type) ?? '', named);
    kind[type] = kinds.number(own);
    flags[type] =
      (named ? NAMED : 0) | (isComment(own) ? COMMENT : 0) | (isSeparator(own) ? SEPARATOR : 0);
    content[type] = isContent(own) ? 1 : 0;
  }
  const fieldNames = [''];
  for (let field = 1; field <= language.fieldCount; field++) {
    fieldNames.push(language.fieldNameForId(field) ?? '');
  }
  const { 0: at } = language as unknown as { 0: number };
  const word = (offset: number) => memory.getUint32(at + offset, true);
  const shorts = (address: number, length: number) =>
    Uint16Array.from({ length: address === 0 ? 0 : length }, (_, index) =>
      memory.getUint16(address + 2 * index, true),
    );
  const aliasLength = memory.getUint16(at + ALIAS_LENGTH, true);
  return {
    name,
    kind,
    flags,
    content,
    fieldNames,
    publicSymbol: shorts(word(PUBLIC_SYMBOLS), word(SYMBOL_COUNT)),
    aliases: shorts(word(ALIASES), word(PRODUCTION_COUNT) * aliasLength),
    aliasLength,
    fields: word(FIELD_COUNT) === 0 ? [] : fieldsOf(memory, at),
  };
}

function fieldsOf(memory: DataView, language: number): GrammarTables['fields'] {
  const slices = memory.getUint32(language + FIELD_SLICES, true);
  const entries = memory.getUint32(language + FIELD_ENTRIES, true);
  const productions = memory.getUint32(language + PRODUCTION_COUNT, true);
  return Array.from({ length: productions }, (_, production) => {
    const first = memory.getUint16(slices + 4 * production, true);
    const count = memory.getUint16(slices + 4 * production + 2, true);
    const fields: number[] = [];
    for (let entry = entries + 4 * first; entry < entries + 4 * (first + count); entry += 4) {
      const child = memory.getUint8(entry + 2);
      const isInherited = memory.getUint8(entry + 3) !== 0;
      if (!isInherited) fields[child] ??= memory.getUint16(entry, true);
    }
    return fields.length > 0 ? Uint16Array.from(fields, (field) => field ?? 0) : undefined;
  });
}
