import { isDeepStrictEqual } from 'node:util';
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
  /** For how many places it stands; 1 by default. */
  count?: number;
  /** The names that a person fills in there; such a place is never chosen with others. */
  inputs?: readonly string[];
  /** Why it is not ready to be changed. */
  why?: SkipReason;
}

/** The content of a preview: places, and the files as some of them would change them. */
export interface PreviewSource {
  places: readonly PreviewPlace[];
  plan(places: readonly PreviewPlace[]): Promise<ApplicationPlan>;
  /** The same from what was planned before, for the diffs alone; `undefined` where that cannot tell. */
  known?(places: readonly PreviewPlace[]): ApplicationPlan | undefined;
  /** The places of files that changed, as they are now, with the keys that they had. */
  follow?(paths: readonly string[]): Promise<readonly PreviewPlace[]>;
}

type PlannedFile = ApplicationPlan['files'][number];

/** A choice among places, and what it would make of each file. */
export class PlacesPreview {
  private readonly chosen: Set<string>;
  private readonly planned = new Map<string, PlannedFile>();
  private places: readonly PreviewPlace[];

  /** @param ticked keys of the places that are chosen at first; all that can be by default. */
  constructor(
    private readonly source: PreviewSource,
    ticked?: readonly string[],
  ) {
    this.places = source.places;
    this.chosen = new Set(ticked ?? this.tickable.map(({ key }) => key));
  }

  get paths(): string[] {
    return [...new Set(this.places.map(({ path }) => path))];
  }

  /** Files of which some place is chosen. */
  get chosenPaths(): string[] {
    return [...new Set(this.chosenPlaces().map(({ path }) => path))];
  }

  get counts(): { chosen: number; all: number } {
    return { chosen: countOf(this.chosenPlaces()), all: countOf(this.tickable) };
  }

  /** The places that can be changed together. */
  get tickable(): PreviewPlace[] {
    return this.places.filter(isTickable);
  }

  /** The first place that needs input. */
  get firstToFillIn(): PreviewPlace | undefined {
    return this.places.find(({ inputs }) => inputs !== undefined);
  }

  placesIn(path: string): PreviewPlace[] {
    return this.places.filter((place) => place.path === path);
  }

  place(key: string): PreviewPlace | undefined {
    return this.places.find((place) => place.key === key);
  }

  isChosen({ key }: PreviewPlace): boolean {
    const place = this.place(key);
    return place !== undefined && isTickable(place) && this.chosen.has(key);
  }

  /** Places that were chosen and then ceased to be ready. */
  get lost(): PreviewPlace[] {
    return this.places.filter((place) => this.chosen.has(place.key) && !isTickable(place));
  }

  /**
   * Looks again at files that changed.
   * @returns whether anything about their places did
   */
  async follow(paths: readonly string[]): Promise<boolean> {
    const now = new Map(
      ((await this.source.follow?.(paths)) ?? []).map((place) => [place.key, place]),
    );
    for (const path of paths) this.planned.delete(path);
    const before = this.places;
    this.places = before.map((place) => now.get(place.key) ?? place);
    return this.places.some((place, index) => !isDeepStrictEqual(place, before[index]));
  }

  choose(places: readonly PreviewPlace[], isChosen: boolean): void {
    for (const { key } of places) {
      const place = this.place(key);
      if (!place || !isTickable(place)) continue;
      if (isChosen) this.chosen.add(key);
      else this.chosen.delete(key);
    }
  }

  /**
   * The file as its chosen places would change it: as it is, if none is chosen.
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

  /** The files as all chosen places would change them. */
  async planChosen(): Promise<ApplicationPlan> {
    return this.source.plan(this.chosenPlaces());
  }

  private async planOf(places: readonly PreviewPlace[]): Promise<PlannedFile | undefined> {
    return (this.source.known?.(places) ?? (await this.source.plan(places))).files[0];
  }

  private chosenPlaces(): PreviewPlace[] {
    return this.places.filter((place) => this.isChosen(place));
  }
}

function countOf(places: readonly PreviewPlace[]): number {
  return places.reduce((sum, { count = 1 }) => sum + count, 0);
}

/** Whether a place can be chosen with others. */
export function isTickable({ inputs, why }: PreviewPlace): boolean {
  // Without the place that it overlaps it may well be changed.
  return inputs === undefined && (why === undefined || why.kind === 'overlaps');
}

/** Where a place is found again in a file's text after the edits, as a UTF-16 offset. */
export function offsetAfter({ edits }: PlannedFile, { start }: PreviewPlace): number {
  return edits
    .filter((edit) => edit.end <= start && edit.start < start)
    .reduce((offset, edit) => offset + edit.newText.length - (edit.end - edit.start), start);
}
