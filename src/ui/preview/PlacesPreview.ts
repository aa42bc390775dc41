import type { SkipReason } from '../../core/skipping';
import type { ApplicationPlan } from '../../engine/api/ApplicationApi';

/** One place that a preview offers to change. */
export interface PreviewPlace {
  /** Unlike that of any other place of the preview. */
  key: string;
  /** In the folder, with `/`. */
  path: string;
  /** 0-based. */
  line: number;
  /** The code that would be changed. */
  text: string;
  /** UTF-16 offset in the file as it is. */
  start: number;
  /** What a person fills in there; such a place is never chosen with others. */
  inputs?: readonly string[];
  /** Why it is not ready to be changed; it is unticked at first. */
  why?: SkipReason;
}

/** What is previewed: places, and what changing some of them would make of the files. */
export interface PreviewSource {
  places: readonly PreviewPlace[];
  plan(places: readonly PreviewPlace[]): Promise<ApplicationPlan>;
  /** The same from what was planned before, for the diffs alone; `undefined` where that cannot tell. */
  known?(places: readonly PreviewPlace[]): ApplicationPlan | undefined;
}

type PlannedFile = ApplicationPlan['files'][number];

/** A choice among places, and what it would make of each file. */
export class PlacesPreview {
  private readonly chosen: Set<string>;
  private readonly planned = new Map<string, PlannedFile>();

  /** @param ticked keys of the places that are chosen at first; all that can be by default. */
  constructor(
    private readonly source: PreviewSource,
    ticked?: readonly string[],
  ) {
    this.chosen = new Set(ticked ?? this.tickable.map(({ key }) => key));
  }

  get paths(): string[] {
    return [...new Set(this.source.places.map(({ path }) => path))];
  }

  /** Files of which some place is chosen. */
  get chosenPaths(): string[] {
    return [...new Set(this.chosenPlaces().map(({ path }) => path))];
  }

  get counts(): { chosen: number; all: number } {
    return { chosen: this.chosenPlaces().length, all: this.tickable.length };
  }

  /** The places that can be changed together. */
  get tickable(): PreviewPlace[] {
    return this.source.places.filter(isTickable);
  }

  /** The first place that needs input. */
  get firstToFillIn(): PreviewPlace | undefined {
    return this.source.places.find((place) => !isTickable(place));
  }

  placesIn(path: string): PreviewPlace[] {
    return this.source.places.filter((place) => place.path === path);
  }

  place(key: string): PreviewPlace | undefined {
    return this.source.places.find((place) => place.key === key);
  }

  isChosen({ key }: PreviewPlace): boolean {
    return this.chosen.has(key);
  }

  choose(places: readonly PreviewPlace[], isChosen: boolean): void {
    for (const { key } of places.filter(isTickable)) {
      if (isChosen) this.chosen.add(key);
      else this.chosen.delete(key);
    }
  }

  /**
   * What the chosen places of a file make of it: nothing when none is chosen.
   * @param besides a place to be shown with them
   */
  async planFile(path: string, besides?: PreviewPlace): Promise<PlannedFile | undefined> {
    const places = this.placesIn(path).filter(
      (place) => this.isChosen(place) || place.key === besides?.key,
    );
    const planned = places.length > 0 ? await this.planOf(places) : undefined;
    if (planned) this.planned.set(path, planned);
    if (planned) return planned;
    const before = this.planned.get(path) ?? (await this.planOf(this.placesIn(path)));
    return before && { ...before, after: before.before, edits: [] };
  }

  /** What all chosen places make of the files. */
  async planChosen(): Promise<ApplicationPlan> {
    return this.source.plan(this.chosenPlaces());
  }

  private async planOf(places: readonly PreviewPlace[]): Promise<PlannedFile | undefined> {
    return (this.source.known?.(places) ?? (await this.source.plan(places))).files[0];
  }

  private chosenPlaces(): PreviewPlace[] {
    return this.source.places.filter((place) => this.isChosen(place));
  }
}

/** Whether a place can be chosen with others. */
export function isTickable({ inputs }: PreviewPlace): boolean {
  return inputs === undefined;
}

/** Where a place is found again in a file's text after the edits, as a UTF-16 offset. */
export function offsetAfter({ edits }: PlannedFile, { start }: PreviewPlace): number {
  return edits
    .filter((edit) => edit.end <= start && edit.start < start)
    .reduce((offset, edit) => offset + edit.newText.length - (edit.end - edit.start), start);
}
