import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { ChangeMoved } from '../../core/errors';
import type { LearnedTemplate } from '../../core/ports';
import type { ChangeSource, FilePick } from '../api/LearningApi';
import { type ReadChange, workingFile } from './changes';

/** More changes are forgotten, the one that was asked for longest ago first. */
const KEPT = 4;

/** The preview of learning from some parts of a change. */
interface Shown {
  picks: readonly FilePick[] | undefined;
  /** As it was learned, and as it was made narrower for the folder. */
  learned: LearnedTemplate;
  narrowed: LearnedTemplate;
}

/** A change as it was read once, until it is learned. */
export class ChangeDraft {
  private readonly shown: Shown[] = [];
  readonly id: string;

  constructor(
    readonly source: ChangeSource,
    readonly change: ReadChange,
  ) {
    this.id = hash('sha256', JSON.stringify([source, change.commitSha, change.files]), 'hex');
  }

  /** The last preview of these parts, if there was one. */
  shownOf(picks: readonly FilePick[] | undefined): Shown | undefined {
    return this.shown.findLast((one) => isDeepStrictEqual(one.picks, picks));
  }

  show(shown: Shown): void {
    this.shown.push(shown);
  }

  /** Which of these files of the working tree are others by now than those that were read. */
  async moved(paths: readonly string[]): Promise<string[]> {
    const { source, change } = this;
    if (source.kind === 'commit') return [];
    const now = await Promise.all(paths.map((path) => workingFile(source.folder, path)));
    return paths.filter((path, at) => now[at]?.hash !== change.working?.get(path));
  }
}

/** The changes that are being learned from. */
export class ChangeDrafts {
  private readonly kept = new Map<string, ChangeDraft>();

  constructor(
    private readonly read: (source: ChangeSource, signal: AbortSignal) => Promise<ReadChange>,
  ) {}

  /** Reads a change as it is now. */
  async open(source: ChangeSource, signal: AbortSignal): Promise<ChangeDraft> {
    const draft = new ChangeDraft(source, await this.read(source, signal));
    // One that is the same keeps what was shown of it.
    return this.keep(this.kept.get(draft.id) ?? draft);
  }

  /**
   * A change as it was shown; without an identity as it is now.
   * @throws ChangeMoved if it is not kept any more and cannot be read again as it was
   */
  async get(
    { source, draft: id }: { source: ChangeSource; draft?: string },
    signal: AbortSignal,
  ): Promise<ChangeDraft> {
    const known = id === undefined ? undefined : this.kept.get(id);
    if (known) return this.keep(known);
    const draft = await this.open(source, signal);
    if (id !== undefined && draft.id !== id) throw new ChangeMoved();
    return draft;
  }

  private keep(draft: ChangeDraft): ChangeDraft {
    this.kept.delete(draft.id);
    this.kept.set(draft.id, draft);
    for (const id of [...this.kept.keys()].slice(0, -KEPT)) this.kept.delete(id);
    return draft;
  }
}
