import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { gitEnvironment } from './gitEnvironment';

/** Git refused or could not be started; `message` is for a person. */
export class GitError extends Error {
  /** `UnsafeRepository` of a folder that belongs to somebody else, `NotFetched` in a partial clone. */
  readonly code:
    | 'GitMissing'
    | 'NotARepository'
    | 'Untrusted'
    | 'UnsafeRepository'
    | 'NotFetched'
    | 'RebaseUnderWay'
    | 'GitFailed';

  constructor(code: GitError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  /** The code with which git ended, if it did. */
  get exitCode(): unknown {
    return (this.cause as { code?: unknown } | undefined)?.code;
  }

  /** The object that a partial clone lacks. */
  get objectId(): string | undefined {
    return (this.cause as { objectId?: string } | undefined)?.objectId;
  }
}

/**
 * Nothing that a repository's configuration could run besides git itself: no file-system monitor,
 * no hooks, no pager, no external diff, no check of signatures, no fetching of missing objects. And
 * nothing that changes what git answers.
 */
const FIXED_CONFIG = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.quotePath=false',
  'diff.orderFile=/dev/null',
  'grep.extendedRegexp=false',
  'grep.patternType=default',
  'i18n.logOutputEncoding=UTF-8',
  'log.showRoot=true',
  'log.showSignature=false',
];
const SAFE_ENVIRONMENT = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_EXTERNAL_DIFF: '',
  GIT_PAGER: 'cat',
  LC_ALL: 'C',
};
const NOT_FETCHED = /could not fetch ([0-9a-f]{40,64}) from promisor remote/;
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
          else reject(this.errorOf(error, stderr));
        },
      );
    });
  }

  /** Git with open pipes, for who talks to it; a failure is told by `errorOf`. */
  spawn(args: readonly string[], signal?: AbortSignal): ChildProcessWithoutNullStreams {
    return spawn(this.program, this.arguments(args), { ...this.options(), signal });
  }

  /** What went wrong when git could not be started, was aborted, or ended with an exit code. */
  errorOf(error: { code?: unknown; name?: string; message?: string }, stderr: string): Error {
    return error.name === 'AbortError' ? cancelled() : asGitError(error, stderr, this.folder);
  }

  private arguments(args: readonly string[]): string[] {
    return ['--no-pager', ...FIXED_CONFIG.flatMap((setting) => ['-c', setting]), ...args];
  }

  private options() {
    const env = { ...gitEnvironment(process.env), ...SAFE_ENVIRONMENT };
    return { cwd: this.folder, env, windowsHide: true };
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
  if (/dubious ownership|unsafe repository/i.test(stderr)) {
    return new GitError(
      'UnsafeRepository',
      `Git does not trust ${folder}, since it belongs to somebody else. Tell git that it is safe to learn from its commits.`,
      { cause: error },
    );
  }
  if (NOT_FETCHED.test(stderr)) {
    return new GitError(
      'NotFetched',
      'This clone is partial and does not have all contents of its commits. Fetch them (git fetch --refetch --no-filter) to learn from them.',
      { cause: { ...error, objectId: NOT_FETCHED.exec(stderr)?.[1] } },
    );
  }
  const reason =
    stderr.trim().split('\n').at(-1) || error.message || `exit code ${String(error.code)}`;
  return new GitError('GitFailed', `Git failed: ${reason}`, { cause: error });
}
