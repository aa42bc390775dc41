import { execFile, spawn } from 'node:child_process';

/** Git refused or could not be started; `message` is for a person. */
export class GitError extends Error {
  readonly code: 'GitMissing' | 'NotARepository' | 'Untrusted' | 'GitFailed';

  constructor(code: GitError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * Nothing that a repository's configuration could run besides git itself: no file-system monitor,
 * no hooks, no pager, no external diff, no fetching of missing objects.
 */
const SAFE_CONFIG = ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.quotePath=false'];
const SAFE_ENVIRONMENT = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_EXTERNAL_DIFF: '',
  GIT_PAGER: 'cat',
  LC_ALL: 'C',
};
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/** Runs git in one folder. Only for trusted workspaces. */
export class Git {
  constructor(
    private readonly program: string,
    readonly folder: string,
  ) {}

  /**
   * Standard output of `git args…` as UTF-8.
   * @throws GitError, or an `AbortError` when the signal aborts
   */
  async run(args: readonly string[], signal?: AbortSignal): Promise<string> {
    return new Promise((resolve, reject) => {
      execFile(
        this.program,
        this.arguments(args),
        { ...this.options(), signal, maxBuffer: MAX_OUTPUT_BYTES, encoding: 'utf8' },
        (error, stdout, stderr) => {
          if (!error) resolve(stdout);
          else if (error.name === 'AbortError') reject(cancelled());
          else reject(asGitError(error, stderr, this.folder));
        },
      );
    });
  }

  /**
   * Contents of objects, in the order of `objectIds`; `undefined` for one that is missing, no blob,
   * or larger than `maxBytes`.
   */
  async blobs(
    objectIds: readonly string[],
    maxBytes: number,
    signal?: AbortSignal,
  ): Promise<(Buffer | undefined)[]> {
    if (objectIds.length === 0) return [];
    const sizes = parseSizes(await this.feed(['cat-file', '--batch-check'], objectIds, signal));
    const wanted = objectIds.filter((_, index) => (sizes[index] ?? Infinity) <= maxBytes);
    const output = await this.feed(['cat-file', '--batch'], wanted, signal);
    const contents = parseBatch(output);
    return objectIds.map((id) => contents.get(id));
  }

  private feed(
    args: readonly string[],
    lines: readonly string[],
    signal?: AbortSignal,
  ): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const child = spawn(this.program, this.arguments(args), { ...this.options(), signal });
      const output: Buffer[] = [];
      const errors: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
      // A git that ends early closes the pipe; its exit code tells why.
      child.stdin.on('error', () => undefined);
      child.on('error', (error) =>
        reject(error.name === 'AbortError' ? cancelled() : asGitError(error, '', this.folder)),
      );
      child.on('close', (code) => {
        if (code === 0) resolve(Buffer.concat(output));
        else reject(asGitError({ code }, Buffer.concat(errors).toString(), this.folder));
      });
      child.stdin.end(lines.map((line) => `${line}\n`).join(''));
    });
  }

  private arguments(args: readonly string[]): string[] {
    return ['--no-pager', ...SAFE_CONFIG.flatMap((setting) => ['-c', setting]), ...args];
  }

  private options() {
    return { cwd: this.folder, env: { ...process.env, ...SAFE_ENVIRONMENT }, windowsHide: true };
  }
}

function cancelled(): DOMException {
  return new DOMException('Git was cancelled.', 'AbortError');
}

function asGitError(
  error: { code?: unknown; message?: string },
  stderr: string,
  folder: string,
): GitError {
  if (error.code === 'ENOENT') {
    return new GitError('GitMissing', 'Git was not found. Install git, or set “git.path”.');
  }
  if (/not a git repository/i.test(stderr)) {
    return new GitError('NotARepository', `${folder} is not in a git repository.`);
  }
  const reason =
    stderr.trim().split('\n').at(-1) || error.message || `exit code ${String(error.code)}`;
  return new GitError('GitFailed', `Git failed: ${reason}`, { cause: error });
}

function parseSizes(output: Buffer): (number | undefined)[] {
  return output
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, type, size] = line.split(' ');
      return type === 'blob' ? Number(size) : undefined;
    });
}

/** `<id> blob <size>\n<content>\n` for each object, `<id> missing\n` for what is not there. */
function parseBatch(output: Buffer): Map<string, Buffer> {
  const contents = new Map<string, Buffer>();
  let position = 0;
  while (position < output.length) {
    const newline = output.indexOf(0x0a, position);
    if (newline < 0) break;
    const [id, , size] = output.toString('utf8', position, newline).split(' ');
    position = newline + 1;
    if (id === undefined || size === undefined) continue;
    contents.set(id, output.subarray(position, position + Number(size)));
    position += Number(size) + 1;
  }
  return contents;
}
