import { type QuickPick, type QuickPickItem, env, l10n } from 'vscode';
import type { EngineApi } from '../../engine/api/EngineApi';
import type { CommitSummary } from '../../engine/api/LearningApi';
import { plainLabel, templateInOneLine } from '../input/labels';
import { BACK, pickOne } from '../input/pick';
import { properName } from '../words/properName';
import { commitsInWords, filesInWords } from '../words/words';
import { Glances } from './Glances';

const PAGE = 100;
/** Typing looks through so many commits by itself, in pages that are larger. */
const SEARCHED = 2000;
const SEARCHED_PAGE = 500;
/** As much of a hash as is shown. */
const SHOWN = 8;
const HASH = /^[0-9a-f]{4,64}$/i;

interface CommitItem extends QuickPickItem {
  sha?: string;
}

/**
 * Asks for a commit of a folder's repository; older ones are loaded as they are wanted. Commits that
 * edit no code are hidden, and each of the others says what it could teach.
 */
export async function pickCommit(
  api: EngineApi,
  folder: string,
  canGoBack: boolean,
  onError: (error: unknown) => void,
): Promise<string | typeof BACK | undefined> {
  const closed = new AbortController();
  const list = new CommitList();
  const glances = new Glances(api, folder, closed.signal);
  let complete = false;
  let loading: Promise<void> | undefined;

  function draw(pick: QuickPick<CommitItem>): void {
    const [active] = pick.activeItems;
    pick.keepScrollPosition = true;
    pick.items = list.items(pick.value, complete, glances);
    const same = pick.items.find((item) => item.sha !== undefined && item.sha === active?.sha);
    if (same) pick.activeItems = [same];
    if (complete && list.commits.length === 0) {
      pick.placeholder = l10n.t('This repository has no commits yet');
    }
  }

  async function loadPage(pick: QuickPick<CommitItem>): Promise<void> {
    const skip = list.commits.length;
    const limit = pick.value === '' ? PAGE : SEARCHED_PAGE;
    const page = await api.commits({ folder, limit, skip }, closed.signal);
    list.commits.push(...page);
    complete = page.length < limit;
    draw(pick);
    glances.want(list.shown.map(({ sha }) => sha));
  }

  function load(pick: QuickPick<CommitItem>): void {
    if (complete || loading) return;
    pick.busy = true;
    loading = loadPage(pick).then(
      () => {
        loading = undefined;
        pick.busy = false;
        const lacksRows = list.shown.length === 0 || pick.value !== '';
        if (lacksRows && list.commits.length < SEARCHED) load(pick);
      },
      (error: unknown) => {
        pick.hide();
        if (!closed.signal.aborted) onError(error);
      },
    );
  }

  const answer = await pickOne<CommitItem>({
    title: l10n.t('Learn Pattern from Commit: Which Commit?'),
    placeholder: l10n.t('Search by title, author or hash'),
    canGoBack,
    items: [],
    prepare: (pick) => {
      load(pick);
      glances.onNews = () => draw(pick);
      pick.onDidChangeValue(() => {
        draw(pick);
        load(pick);
      });
      pick.onDidChangeActive(([item]) => {
        if (item?.sha) glances.want([item.sha]);
        else if (item?.label === olderItem().label) load(pick);
      });
      pick.onDidHide(() => closed.abort());
    },
    isAnswer: (item, pick) => {
      if (item.sha !== undefined) return true;
      if (item.label === olderItem().label) load(pick);
      else list.showsAll = true;
      draw(pick);
      return false;
    },
  });
  if (answer === BACK || !answer) return answer;
  return answer.sha;
}

/** The commits that were read so far, as rows. */
class CommitList {
  readonly commits: CommitSummary[] = [];
  /** Whether those that edit no code are shown, too. */
  showsAll = false;

  get shown(): CommitSummary[] {
    return this.showsAll ? this.commits : this.commits.filter(({ code }) => code.length > 0);
  }

  items(value: string, complete: boolean, glances: Glances): CommitItem[] {
    const hash = HASH.test(value) ? value.toLowerCase() : undefined;
    const named = hash === undefined ? [] : this.commits.filter(({ sha }) => sha.startsWith(hash));
    const shown = this.shown;
    const others = named.filter((commit) => !shown.includes(commit));
    const rows = [...others, ...shown].map((commit) => itemOf(commit, hash, glances));
    const hidden = this.commits.length - shown.length;
    return [
      // Of another branch, or older than what was read.
      ...(hash !== undefined && named.length === 0 ? [hashItem(hash)] : []),
      ...rows,
      ...(complete ? [] : [olderItem()]),
      ...(hidden > 0 ? [hiddenItem(hidden)] : []),
    ];
  }
}

function hashItem(hash: string): CommitItem {
  return {
    label: l10n.t('$(git-commit) Commit {0}', hash),
    alwaysShow: true,
    sha: hash,
  };
}

function olderItem(): CommitItem {
  return { label: l10n.t('$(history) Show Older Commits…'), alwaysShow: true };
}

function hiddenItem(hidden: number): CommitItem {
  return {
    label: l10n.t('$(eye) Show {0} that edit no code', commitsInWords(hidden)),
    alwaysShow: true,
  };
}

function itemOf(commit: CommitSummary, hash: string | undefined, glances: Glances): CommitItem {
  const { sha, title, author, date } = commit;
  const isNamed = hash !== undefined && sha.startsWith(hash);
  return {
    label: `$(git-commit) ${plainLabel(title)}`,
    description: [
      sha.slice(0, isNamed ? Math.max(SHOWN, hash.length) : SHOWN),
      plainLabel(author),
      new Date(date).toLocaleDateString(env.language, { dateStyle: 'medium' }),
    ].join(' · '),
    detail: [codeInWords(commit), lessonInWords(glances, sha)].filter(Boolean).join(': '),
    alwaysShow: isNamed,
    sha,
  };
}

function codeInWords({ code, filesChanged }: CommitSummary): string {
  const [main] = code;
  if (!main) return l10n.t('No code in {0}', filesInWords(filesChanged));
  return `${properName(main.language)}, ${filesInWords(main.files)}`;
}

/** The template that a commit could teach, as far as it is known. */
function lessonInWords(glances: Glances, sha: string): string {
  const template = glances.of(sha);
  if (template === undefined) return '';
  return template ? templateInOneLine(template) : l10n.t('nothing that fits elsewhere');
}
