/** A remedy of a mistake, as a button. */
export interface Mend {
  title: string;
  run(): unknown;
}

/** Something a person asked for that cannot be; `message` is a sentence for that person. */
export class UserMistake extends Error {
  constructor(
    message: string,
    readonly mends: readonly [Mend, ...Mend[]],
  ) {
    super(message);
    this.name = 'UserMistake';
  }
}
