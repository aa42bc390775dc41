/** A bug, with a sentence that says to a person what it did to their work; the cause is for the log. */
export class Unexpected extends Error {
  constructor(sentence: string, cause: unknown) {
    super(sentence, { cause });
    this.name = 'Unexpected';
  }
}
