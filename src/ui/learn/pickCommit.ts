import { env, l10n, type QuickPick, type QuickPickItem } from 'vscode';
import type { EngineApi } from '../../engine/EngineApi';
import type { CommitSummary } from '../../engine/api/LearningApi';
import { BACK, pickOne } from '../input/pick';
import { plainLabel } from '../input/plainLabel';
import { filesInWords } from '../words';

const PAGE = 100;
/** Typing looks through so many commits by itself. */
const SEARCHED = 2000;

interface CommitItem extends QuickPickItem {
  sha?: string;
}

/** Asks for a commit of a folder's repository; older ones are loaded as they are wanted. */
export async function pickCommit(
  api: EngineApi,
  folder: string,
  canGoBack: boolean,
  onError: (error: unknown) => void,
): Promise<string | typeof BACK | undefined> {
  const older: CommitItem = {
    label: l10n.t('$(history) Show Older Commits…'),
    alwaysShow: true,
  };
  const closed = new AbortController();
  const commits: CommitSummary[] = [];
  let complete = false;
  let loading: Promise<void> | undefined;

  async function loadPage(pick: QuickPick<CommitItem>): Promise<void> {
    const page = await api.commits({ folder, limit: PAGE, skip: commits.length }, closed.signal);
    commits.push(...page);
    complete = page.length < PAGE;
    const active = pick.activeItems[0]?.sha;
    const items: CommitItem[] = commits.map(itemOf);
    pick.keepScrollPosition = true;
    pick.items = complete ? items : [...items, older];
    pick.activeItems = pick.items.filter((item) => item.sha !== undefined && item.sha === active);
    if (commits.length === 0) pick.placeholder = l10n.t('This repository has no commits yet');
  }

  function load(pick: QuickPick<CommitItem>): void {
    if (complete || loading) return;
    pick.busy = true;
    loading = loadPage(pick).then(
      () => {
        loading = undefined;
        pick.busy = false;
        if (pick.value && commits.length < SEARCHED) load(pick);
      },
      (error: unknown) => {
        pick.hide();
        onError(error);
      },
    );
  }

  const answer = await pickOne<CommitItem>({
    title: l10n.t('Learn Pattern from Commit: Which Commit?'),
    placeholder: l10n.t('Search by title, author or start of the hash'),
    canGoBack,
    items: [],
    prepare: (pick) => {
      load(pick);
      pick.onDidChangeValue(() => load(pick));
      pick.onDidChangeActive(([item]) => {
        if (item === older) load(pick);
      });
      pick.onDidHide(() => closed.abort());
    },
  });
  if (answer === BACK || !answer) return answer;
  return answer.sha;
}

function itemOf(commit: CommitSummary): CommitItem {
  return {
    label: `$(git-commit) ${plainLabel(commit.title)}`,
    description: commit.sha.slice(0, 8),
    detail: [
      plainLabel(commit.author),
      new Date(commit.date).toLocaleDateString(env.language, { dateStyle: 'medium' }),
      filesInWords(commit.filesChanged),
    ].join(' · '),
    sha: commit.sha,
  };
}
