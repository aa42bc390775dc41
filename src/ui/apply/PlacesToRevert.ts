import type { PlannedEdit, RevertPlan } from '../../engine/api/ApplicationApi';
import type { ApplicationPlan } from '../../engine/api/ApplicationApi';
import type { PreviewPlace, PreviewSource } from '../preview/PlacesPreview';
import { LineText } from '../words/lineText';
import { planOfEdits } from './planOfEdits';

type PlannedFile = RevertPlan['files'][number];

/** A place that can be taken back, with its numbers in the application. */
interface RevertPlace extends PreviewPlace {
  places: readonly number[];
}

/** Places of an application that can be taken back, wherever they move while they are looked at. */
export class PlacesToRevert implements PreviewSource {
  private byKey: ReadonlyMap<string, RevertPlace>;

  /** @param planAgain looks for what was applied as it stands by now */
  constructor(
    private latest: RevertPlan,
    private readonly planAgain: () => Promise<RevertPlan>,
  ) {
    this.byKey = placesOf(latest);
  }

  /** The places that can be taken back by now. */
  get whole(): RevertPlan {
    return this.latest;
  }

  get places(): PreviewPlace[] {
    return [...this.byKey.values()];
  }

  async plan(some: readonly PreviewPlace[]): Promise<ApplicationPlan> {
    const chosen = some.flatMap(({ key }) => this.byKey.get(key)?.places ?? []);
    const { files } = this.latest;
    return Promise.resolve(planOfEdits(files, editsOf(files, new Set(chosen))));
  }

  async follow(paths: readonly string[]): Promise<PreviewPlace[]> {
    const before = this.places.filter(({ path }) => paths.includes(path));
    this.latest = await this.planAgain();
    const now = placesOf(this.latest);
    this.byKey = new Map([...this.byKey, ...now]);
    return before.map(
      (place) => now.get(place.key) ?? { ...place, why: { kind: 'changed' as const } },
    );
  }
}

function placesOf({ files }: RevertPlan): Map<string, RevertPlace> {
  const places = files.flatMap(placesIn);
  return new Map(places.map((place) => [place.key, place]));
}

/** The places of a file, in its order: what is of one place is one. */
function placesIn({ path, before, edits }: PlannedFile): RevertPlace[] {
  const text = new LineText(before);
  const byNumber = new Map<number | undefined, RevertPlace>();
  for (const { companion, newText, places = [], start, end } of edits) {
    const [number] = places;
    if (companion) continue;
    const known = byNumber.get(number);
    const from = known?.start ?? start;
    byNumber.set(number, {
      key: `${path}\0${number}`,
      path,
      line: text.positionAt(from).line,
      text: before.slice(from, end) || newText,
      start: from,
      count: places.length,
      places,
    });
  }
  return [...byNumber.values()];
}

/** The edits that take places back: what serves several places goes with the last of them. */
function editsOf(files: readonly PlannedFile[], chosen: ReadonlySet<number>): PlannedEdit[] {
  return files
    .flatMap(({ edits }) => edits)
    .filter(({ places = [] }) => places.every((place) => chosen.has(place)));
}
