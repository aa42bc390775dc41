import type { CancellationSignal } from '../core/ports';
import type { DetectedProfile } from '../core/types';
import { throwIfCancelled } from './DetectionCancelled';
import type { FileEntry, Files } from './Files';
import { GitAttributes } from './languages/gitAttributes';
import { isGitAttributes, readGitAttributes } from './languages/readGitAttributes';
import { folderPrefix, type Manifest } from './manifests/Manifest';
import { findPackages, packageFolderOf } from './packages/findPackages';
import { ProjectDetection } from './ProjectDetection';
import { Readings } from './Readings';
import { filesBelow, survey, surveyAfter, surveyBelow, type Survey } from './survey';
import { countsAsCode, isIgnoreFile, isInstalled, mattersToProfile } from './whatMatters';

/** More changes than this come from a checkout or a build; listing anew is quicker then. */
const MAX_CHANGES = 500;

/** A package of a folder, as it was detected. */
export interface DetectedPackage {
  /** Its folder, with `/`, relative to the folder that was looked at. */
  path: string;
  profile: DetectedProfile;
}

/** A project under detection: the folder's own at the path ``, or a package's. */
interface ProjectInDetection {
  survey: Survey;
  detection: ProjectDetection;
  /** Whether something changed since its profile was made. */
  recount: boolean;
}

/**
 * Detection in one folder and the packages in it, over one listing of its files. Remembers what it
 * read, so that after a change it reads no more than what changed. One call at a time.
 */
export class FolderDetection {
  readonly #readings: Readings;
  private readonly log: (message: string) => void;
  #root: ProjectInDetection | undefined;
  #packages = new Map<string, ProjectInDetection>();
  /** Packages that somebody works in. */
  readonly #asked = new Set<string>();
  #attributes = new GitAttributes([]);
  /** Changes that did not matter when they came, to be taken in with the next that does. */
  #pending = new Set<string>();
  /** Set when there were too many of them to look at each. */
  #listAgain = false;

  constructor(
    private readonly files: Files,
    log: (message: string) => void,
  ) {
    this.#readings = new Readings(files);
    const said = new Set<string>();
    this.log = (message) => {
      // Looking again finds the same to say.
      if (!said.has(message)) log(message);
      said.add(message);
    };
  }

  /** Files read since the start. */
  get filesRead(): number {
    return this.#readings.filesRead;
  }

  /** Lists the files and gives the folder's own profile. Throws `DetectionCancelled`. */
  async look(signal: CancellationSignal): Promise<DetectedProfile> {
    throwIfCancelled(signal);
    const found = await survey(this.files, signal);
    this.#readings.keepOnly(found);
    this.#pending.clear();
    this.#listAgain = false;
    this.#attributes = await readGitAttributes(this.#readings, found);
    const detection = this.#root?.detection ?? this.#newDetection();
    this.#root = { survey: found, detection, recount: true };
    this.#packages.clear();
    return this.#profileOf(this.#root, signal);
  }

  /**
   * Takes in that files came, went or changed.
   * @returns the folder's own profile, `undefined` where nothing changed that matters to it
   * @param paths relative to the folder, with `/`; a folder stands for all that was in it
   * Throws `DetectionCancelled`.
   */
  async filesChanged(
    paths: readonly string[],
    signal: CancellationSignal,
  ): Promise<DetectedProfile | undefined> {
    const root = this.#root;
    if (!root) return undefined;
    const all = paths
      .filter((path) => !isInstalled(path))
      .flatMap((path) => [path, ...filesBelow(root.survey, path).map((file) => file.path)]);
    for (const path of all) this.#pending.add(path);
    if (this.#pending.size > MAX_CHANGES) {
      this.#pending.clear();
      this.#listAgain = true;
    }
    const telling = await this.#telling(root, all);
    if (telling.length === 0) return undefined;
    if (this.#listAgain || telling.some(isIgnoreFile)) return this.look(signal);
    const changes = new Map<string, FileEntry | undefined>();
    for (const path of this.#pending) changes.set(path, await this.files.entry(path));
    throwIfCancelled(signal);
    this.#pending.clear();
    return this.#profileOf(await this.#takeIn(root, changes), signal);
  }

  /** The paths that matter to a profile. Ignored ones do not, such as a dependency's manifest. */
  async #telling(root: ProjectInDetection, paths: readonly string[]): Promise<string[]> {
    const telling: string[] = [];
    for (const path of paths) {
      if (!mattersToProfile(path)) continue;
      if (root.survey.names.has(path) || (await this.files.entry(path))) telling.push(path);
      if (this.#listAgain && telling.length > 0) break;
    }
    return telling;
  }

  async #takeIn(
    root: ProjectInDetection,
    changes: ReadonlyMap<string, FileEntry | undefined>,
  ): Promise<ProjectInDetection> {
    for (const path of changes.keys()) this.#readings.forget(path);
    const now = surveyAfter(root.survey, changes);
    const attributesChanged = [...changes.keys()].some(isGitAttributes);
    if (attributesChanged) this.#attributes = await readGitAttributes(this.#readings, now);
    const mustRecount = (
      place: ProjectInDetection,
      names: Survey['names'],
      prefix: string,
    ): boolean =>
      place.recount ||
      attributesChanged ||
      !this.#attributes.isEmpty ||
      !place.detection.countedCode ||
      names !== place.survey.names ||
      [...changes.keys()].some((path) => path.startsWith(prefix) && countsAsCode(path));
    for (const [folder, place] of this.#packages) {
      const prefix = `${folder}/`;
      const touched = [...changes.keys()].some((path) => path.startsWith(prefix));
      const inside = touched ? surveyBelow(now, folder) : place.survey;
      const recount = mustRecount(place, inside.names, prefix);
      this.#packages.set(folder, { ...place, survey: inside, recount });
    }
    this.#root = { ...root, survey: now, recount: mustRecount(root, now.names, '') };
    return this.#root;
  }

  /**
   * Has the package in which a file lies among the packages, whatever it is for and however small.
   * @returns whether they have to be asked for again
   */
  askFor(path: string): boolean {
    const folder = this.#root && packageFolderOf(this.#root.survey, path);
    if (folder === undefined || this.#packages.has(folder) || this.#asked.has(folder)) return false;
    this.#asked.add(folder);
    return true;
  }

  /** Profiles of the packages in the folder, outer ones first. Throws `DetectionCancelled`. */
  async packages(signal: CancellationSignal): Promise<DetectedPackage[]> {
    if (!this.#root) await this.look(signal);
    const root = this.#root;
    if (!root) return [];
    const { manifests } = root.detection;
    const outer = [...manifests.packages, ...manifests.workspaces];
    const found: DetectedPackage[] = [];
    const places = new Map<string, ProjectInDetection>();
    for (const path of findPackages(root.survey, outer, this.#asked, this.log)) {
      throwIfCancelled(signal);
      const around = outer.filter((each) => `${path}/`.startsWith(folderPrefix(each.path)));
      const place = this.#packages.get(path) ?? {
        survey: surveyBelow(root.survey, path),
        detection: this.#newDetection(),
        recount: true,
      };
      places.set(path, place);
      found.push({ path, profile: await this.#profileOf(place, signal, around) });
    }
    this.#packages = places;
    return found;
  }

  async #profileOf(
    place: ProjectInDetection,
    signal: CancellationSignal,
    outer: readonly Manifest[] = [],
  ): Promise<DetectedProfile> {
    const { survey: found, detection, recount } = place;
    const input = { survey: found, attributes: this.#attributes, recount, outer };
    const profile = await detection.profile(input, signal);
    place.recount = false;
    return profile;
  }

  #newDetection(): ProjectDetection {
    return new ProjectDetection(this.#readings, this.log);
  }
}
