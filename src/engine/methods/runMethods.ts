import type { Application } from '../../core/types';
import { Git, GitError } from '../../git/Git';
import { type WorkingState, workingState } from '../../git/workingState';
import type { RunApi, RunVerdict } from '../api/RunApi';
import { PlannedTexts } from '../applying/writable';
import type { GreenRun } from '../observing/GreenRuns';
import { isOnlyChange } from '../observing/otherChanges';
import { kindOfCommand, type RunKind, testsIn } from '../observing/readCommand';
import type { EngineSession } from '../session/EngineSession';
import type { Methods } from './Methods';

const MOST_APPLICATIONS = 100;
const TEST_FILE = /(?:^|[/._-])(?:tests?|specs?|__tests__)(?:[/._-]|$)|Tests?\.[a-z]+$/;

/** A run of tests or a build that ended, and what was known when it did. */
interface Run {
  folder: string;
  command: string;
  kind: RunKind;
  exit: number;
  testsRun: number | undefined;
  /** Of the folder, and of the root of its repository. */
  git: Git;
  root: Git;
  /** Of the folder in its repository, with `/` at its end, or empty. */
  prefix: string;
  state: WorkingState | undefined;
  /** The last green run of the same command. */
  green: GreenRun | undefined;
}

/** What tests and builds tell of applications. */
export function runMethods(session: EngineSession): Methods<keyof RunApi> {
  /** What was said to be unknown, which need not be said twice. */
  const unknown = new Set<string>();

  async function covered(
    folder: string,
    below: string,
    startedAt: number,
    signal: AbortSignal,
  ): Promise<Application[]> {
    const lists = (await session.projects.projectsIn(folder, signal))
      .filter(({ consent }) => consent.learn)
      .map(({ id: targetProjectId }) =>
        session.store.suggestions.applications({ targetProjectId }, { limit: MOST_APPLICATIONS }),
      );
    return (await Promise.all(lists))
      .flatMap(({ items }) => items)
      .filter(({ revertedAt, appliedAt, sites }) => {
        const stood = revertedAt === null && appliedAt <= startedAt && sites.length > 0;
        return stood && sites.every(({ path }) => path.startsWith(below));
      });
  }

  /** Why a run says nothing of an application; nothing where it does. */
  async function whyUnknown(run: Run, application: Application): Promise<string | undefined> {
    if (run.exit === 0) return whyGreenIsUnknown(run);
    const { green, state, root: git, prefix } = run;
    if (!green) return 'it was not seen green before the application';
    if ((green.redAt ?? Infinity) < application.appliedAt) {
      return 'it was red before the application';
    }
    if (green.at > application.appliedAt) return 'it was green after the application';
    const texts = new PlannedTexts((path) => session.scannerOf(run.folder).read(path));
    const code = {
      codeOf: (hash: string) => session.store.code(hash),
      textOf: (path: string) => texts.textOf(path),
    };
    const isOnly =
      state && (await isOnlyChange(application, green.state, state, { git, prefix, ...code }));
    return isOnly ? undefined : 'something else was changed as well';
  }

  async function judge(run: Run, application: Application): Promise<RunVerdict | undefined> {
    const { kind, command, exit, testsRun } = run;
    const { id: applicationId, patternId, outcome } = application;
    if (outcome?.observer === 'person') return undefined;
    const reason = await whyUnknown(run, application);
    const success = reason === undefined ? exit === 0 : null;
    const key = [applicationId, command, reason].join('\0');
    const isTold = success === null ? unknown.has(key) : outcome?.success === success;
    if (!isTold || (success !== null && outcome?.observer !== kind)) {
      const evidence = { kind, command, exit, ...(testsRun !== undefined && { testsRun }) };
      await session.system.observe({
        ...{ patternId, applicationId, success, observer: kind },
        evidence: { ...evidence, ...(reason !== undefined && { reason }) },
      });
    }
    if (reason === undefined) return { applicationId, success };
    unknown.add(key);
    session.log(
      'info',
      `“${command}” (exit code ${exit}) tells nothing of an application: ${reason}.`,
    );
    return { applicationId, success, reason };
  }

  async function readRun(
    ran: Pick<Run, 'folder' | 'command' | 'kind' | 'exit' | 'testsRun'>,
    key: string,
    signal: AbortSignal,
  ): Promise<Run> {
    const git = session.gitOf(ran.folder);
    const prefix = (await git.run(['rev-parse', '--show-prefix'], signal)).trim();
    const top = (await git.run(['rev-parse', '--show-toplevel'], signal)).trim();
    const root = new Git(session.options.gitPath, top);
    const state = await workingState(root, signal);
    const green = await session.greenRuns.last(ran.folder, key);
    return { ...ran, git, root, prefix, state, green };
  }

  return {
    commandEnded: async ({ folder, below = '', command, exit, startedAt, output }, signal) => {
      const kind = kindOfCommand(command);
      if (!session.options.trusted || kind === undefined) return [];
      const { consent } = await session.projects.project(folder, signal);
      if (!consent.learn) return [];
      const testsRun = output === undefined ? undefined : testsIn(output);
      const key = `${below}\0${command}`;
      const verdicts: RunVerdict[] = [];
      try {
        const run = await readRun({ folder, command, kind, exit, testsRun }, key, signal);
        for (const application of await covered(folder, below, startedAt, signal)) {
          const verdict = await judge(run, application);
          if (verdict) verdicts.push(verdict);
        }
        if (exit !== 0) await session.greenRuns.wasRed(folder, key, startedAt);
        const { state } = run;
        if (exit === 0 && state && (await whyGreenIsUnknown(run)) === undefined) {
          await session.greenRuns.remember(folder, key, { at: startedAt, state });
        }
      } catch (error) {
        if (!(error instanceof GitError)) throw error;
        session.log('info', `What “${command}” tells is not seen: ${error.message}`);
      }
      return verdicts;
    },
  };
}

/** A task does not tell how many tests ran: there must be a test at least. */
async function whyGreenIsUnknown({ git, kind, testsRun }: Run): Promise<string | undefined> {
  if (kind !== 'tests') return undefined;
  if (testsRun === 0) return 'no test was run';
  if (testsRun !== undefined) return undefined;
  const files = await git.run(['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  const hasTests = files.split('\0').some((path) => TEST_FILE.test(path));
  return hasTests ? undefined : 'there is no test';
}
