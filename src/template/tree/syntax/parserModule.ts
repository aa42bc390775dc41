import { Parser } from '@vscode/tree-sitter-wasm';

/** The options that the library is given become Emscripten's module. */
interface ParserModule {
  wasmBinary: Uint8Array;
  HEAPU8?: Uint8Array;
}

// The library, too, has one module for the whole thread, whoever starts it.
let starting: Promise<void> | undefined;
let started: ParserModule | undefined;

/**
 * Starts the parser, once for all that use it.
 * @param read the bytes of the library's WebAssembly; when they cannot be read the next call tries again
 */
export function startParser(read: () => Promise<Uint8Array>): Promise<void> {
  starting ??= start(read).catch((error: unknown) => {
    starting = undefined;
    throw error;
  });
  return starting;
}

async function start(read: () => Promise<Uint8Array>): Promise<void> {
  const module: ParserModule = { wasmBinary: await read() };
  // The declared type knows `locateFile` only; the module takes any option of Emscripten's.
  await Parser.init(module as unknown as Parameters<typeof Parser.init>[0]);
  started = module;
}

/** The memory of the started parser as it is now; it moves when it grows. */
export function parserMemory(): DataView {
  const bytes = started?.HEAPU8;
  if (bytes === undefined) throw new Error('The parser has no memory before it was started.');
  return new DataView(bytes.buffer);
}
