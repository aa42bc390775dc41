import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Git } from './Git';

/** What git says of an object. */
export interface ObjectInfo {
  type: string;
  size: number;
  /** With `--batch` only. */
  content?: Buffer;
}

interface Question {
  answers: (ObjectInfo | undefined)[];
  /** How many answers are still to come. */
  open: number;
  resolve: (answers: (ObjectInfo | undefined)[]) => void;
  reject: (error: Error) => void;
}

const NEWLINE = 0x0a;

/** One `git cat-file` that answers one question after the other. */
export class ObjectStream {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly questions: Question[] = [];
  private failure: Error | undefined;
  private readonly errors: Buffer[] = [];
  /** What was read and not yet understood, and how much of it there has to be at least. */
  private pending: Buffer[] = [];
  private held = 0;
  private needed = 1;

  constructor(
    private readonly git: Git,
    private readonly mode: '--batch' | '--batch-check',
    signal?: AbortSignal,
  ) {
    this.child = git.spawn(['cat-file', mode], signal);
    this.child.stdout.on('data', (chunk: Buffer) => this.receive(chunk));
    this.child.stderr.on('data', (chunk: Buffer) => this.errors.push(chunk));
    // A git that ends early closes the pipe; its exit code tells why.
    this.child.stdin.on('error', () => undefined);
    this.child.on('error', (error) => this.fail(error));
    this.child.on('close', (code) => this.fail({ code }));
  }

  /**
   * What git says of objects, in their order; `undefined` for one that is missing.
   * @throws GitError, or an `AbortError`
   */
  ask(objectIds: readonly string[]): Promise<(ObjectInfo | undefined)[]> {
    return new Promise((resolve, reject) => {
      if (this.failure) return reject(this.failure);
      if (objectIds.length === 0) return resolve([]);
      this.questions.push({ answers: [], open: objectIds.length, resolve, reject });
      this.child.stdin.write(objectIds.map((id) => `${id}\n`).join(''));
    });
  }

  /** Lets git end once it has answered. */
  close(): void {
    this.child.stdin.end();
  }

  private fail(error: { code?: unknown; name?: string; message?: string }): void {
    this.failure ??= this.git.errorOf(error, Buffer.concat(this.errors).toString());
    for (const { reject } of this.questions.splice(0)) reject(this.failure);
  }

  private receive(chunk: Buffer): void {
    this.pending.push(chunk);
    this.held += chunk.length;
    if (this.held < this.needed) return;
    let rest = Buffer.concat(this.pending);
    for (let used = this.take(rest); used > 0; used = this.take(rest)) rest = rest.subarray(used);
    this.pending = [rest];
    this.held = rest.length;
  }

  /** How many bytes one answer at the beginning has; 0 as long as it is not all there. */
  private take(bytes: Buffer): number {
    const newline = bytes.indexOf(NEWLINE);
    this.needed = bytes.length + 1;
    if (newline < 0) return 0;
    const [, type = '', size] = bytes.toString('utf8', 0, newline).split(' ');
    // `<id> <type> <size>`, and with `--batch` the content and another line feed; or `<id> missing`.
    if (size === undefined) {
      this.answer(undefined);
      return newline + 1;
    }
    const info: ObjectInfo = { type, size: Number(size) };
    if (this.mode === '--batch-check') {
      this.answer(info);
      return newline + 1;
    }
    const end = newline + 1 + info.size;
    if (bytes.length <= end) {
      this.needed = end + 1;
      return 0;
    }
    this.answer({ ...info, content: bytes.subarray(newline + 1, end) });
    return end + 1;
  }

  private answer(info: ObjectInfo | undefined): void {
    const [question] = this.questions;
    if (!question) return;
    question.answers.push(info);
    question.open -= 1;
    if (question.open > 0) return;
    this.questions.shift();
    question.resolve(question.answers);
  }
}
