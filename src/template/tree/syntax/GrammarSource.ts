/** Where the wasm files of the parser come from; the host decides, since this folder reads no disk. */
export interface GrammarSource {
  /**
   * The bytes of `tree-sitter.wasm` for the name `tree-sitter`, of `tree-sitter-<name>.wasm` for the
   * name of a grammar. Rejects when there is no such file.
   */
  wasm(name: string): Promise<Uint8Array>;
}
