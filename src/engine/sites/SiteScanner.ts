import { serves } from '../../core/languages';
import type { Site, SourceFile, TemplateSite } from '../../core/ports';
import type { Templates } from '../../template/Templates';
import type { CodeTemplate, PatternId } from '../../core/types';
import { Turns } from '../../core/Turns';
import type { FileEntry } from '../../detect/Files';
import { languageOfPath } from '../../detect/languages/languageOfPath';
import type { Decoded } from '../../files/decode';
import type { NodeFiles } from '../../files/NodeFiles';
import type { UnsavedTexts } from '../api/ApplicationApi';
import type { LeftOutFile, PatternSites } from '../api/SiteApi';
import { KnownSites } from './KnownSites';
import { LeftOutFiles } from './LeftOutFiles';
import type { ScanTask } from '../scanning/ScanTask';
import { ScanThreadFailed, type ScanThreads } from '../scanning/ScanThreads';

/** Larger files are data. */
const MAX_FILE_BYTES = 1024 * 1024;
/** So many files are read before they are searched. */
const READ_AHEAD = 8;
/** For fewer files it takes too long to start threads. */
const MANY_FILES = 300;
/** When more files changed, asking for each is slower than listing all. */
const MAX_ASKED = 200;

export interface ScannedPattern {
  patternId: PatternId;
  /** Hash of the template: another one makes the cached sites void. */
  version: string;
  template: CodeTemplate;
}

/** Where a scan looks. */
export interface ScanArea {
  /** Into these files and folders only; what is known of the others is answered as it is. */
  paths?: readonly string[] | undefined;
  /** Into this folder only, with `/`; empty for all. */
  below: string;
}

export interface ScanProgress {
  /** Files looked at so far, and all that there are. */
  done: number;
  total: number;
}

interface ScanReport {
  progress: ScanProgress;
  onProgress: (progress: ScanProgress) => void;
  onFound: (patternId: PatternId, site: Site) => void;
}

interface ScanRun extends ScanReport {
  all: readonly ScannedPattern[];
  /** Only where there are many files. */
  threads: ScanThreads | undefined;
}

/** Finds sites in one folder and remembers them by file version, so that only changed files are read. */
export class SiteScanner {
  private readonly known = new KnownSites();
  private readonly omitted: LeftOutFiles;
  private readonly turns = new Turns();
  /** Files read since the start; what a test counts. */
  filesRead = 0;

  constructor(
    private readonly files: NodeFiles,
    private readonly learner: Pick<Templates, 'findSites'>,
    private readonly onUnsearchable: (patternId: PatternId, error: unknown) => void,
    private openThreads?: (task: Omit<ScanTask, 'assetsFolder' | 'encodings'>) => ScanThreads,
  ) {
    this.omitted = new LeftOutFiles((message) => files.log(message));
  }

  /**
   * Sites of each pattern in the order of the patterns, by path and offset. Scans of one folder follow
   * each other, so that none sees what another has only half found.
   * @param onFound called with the sites of a pattern as they are found
   * @throws AbortError
   */
  scan(
    patterns: readonly ScannedPattern[],
    area: ScanArea,
    onProgress: (progress: ScanProgress) => void,
    onFound: (patternId: PatternId, site: Site) => void,
    signal: AbortSignal,
  ): Promise<PatternSites[]> {
    const progress: ScanProgress = { done: 0, total: 0 };
    const report = { progress, onProgress, onFound };
    return this.turns.take(signal, () => this.scanNow(patterns, area, report, signal));
  }

  private async scanNow(
    patterns: readonly ScannedPattern[],
    area: ScanArea,
    report: ScanReport,
    signal: AbortSignal,
  ): Promise<PatternSites[]> {
    const rewrites = patterns.filter(({ template }) => template.kind === 'rewrite');
    const stale = await this.staleFiles(rewrites, area, signal);
    for (const { paths } of stale.values()) report.progress.total += paths.length;
    const run: ScanRun = { ...report, all: rewrites, threads: this.threadsFor(rewrites, report) };
    try {
      for (const { missing, paths } of stale.values()) {
        await this.scanFiles(missing, paths, run, signal);
      }
    } finally {
      await run.threads?.close();
    }
    return patterns.map((pattern) => ({
      patternId: pattern.patternId,
      sites: this.sitesOf(pattern, area),
    }));
  }

  /** The sites that scans have found so far, by path and offset. */
  sitesOf({ version }: ScannedPattern, area: ScanArea): Site[] {
    return this.known.of(version).filter(({ path }) => isInside(path, area));
  }

  /**
   * Looks for patterns in files. A template that cannot be searched for, since what is on disk may be
   * damaged, has no sites and must not keep the others from being found.
   */
  private async scanFiles(
    missing: readonly ScannedPattern[],
    paths: readonly string[],
    run: ScanRun,
    signal: AbortSignal,
  ): Promise<void> {
    this.known.start(
      paths,
      missing.map(({ version }) => version),
    );
    for (const path of paths) this.omitted.forget(path);
    const { done } = run.progress;
    try {
      for await (const { template, site } of this.find(missing, paths, run, signal)) {
        const pattern = missing[template];
        if (!pattern) continue;
        this.known.add(pattern.version, site);
        run.onFound(pattern.patternId, site);
      }
    } catch (error) {
      const [only, ...others] = missing;
      if (signal.aborted || !only) throw error;
      run.progress.done = done;
      if (error instanceof ScanThreadFailed) {
        this.tellOf(error);
        run.threads = this.openThreads = undefined;
        await this.scanFiles(missing, paths, run, signal);
        return;
      }
      if (others.length === 0) this.onUnsearchable(only.patternId, error);
      else for (const pattern of missing) await this.scanFiles([pattern], paths, run, signal);
    }
    if (signal.aborted) {
      for (const path of paths) this.known.forget(path);
      signal.throwIfAborted();
    }
  }

  private threadsFor(
    patterns: readonly ScannedPattern[],
    { progress }: ScanReport,
  ): ScanThreads | undefined {
    if (progress.total < MANY_FILES) return undefined;
    const templates = patterns.map(({ template }) => template);
    return this.openThreads?.({ root: this.files.root, templates, maxBytes: MAX_FILE_BYTES });
  }

  /** Sites file by file; those of several files in turns where there are threads. */
  private async *find(
    patterns: readonly ScannedPattern[],
    paths: readonly string[],
    run: ScanRun,
    signal: AbortSignal,
  ): AsyncIterable<TemplateSite> {
    if (!run.threads) {
      const templates = patterns.map(({ template }) => template);
      yield* this.learner.findSites(templates, this.readAll(paths, run, signal), signal);
      return;
    }
    const indices = patterns.map((pattern) => run.all.indexOf(pattern));
    for await (const { files, sites, unreadable, leftOut } of run.threads.scan(
      indices,
      paths,
      signal,
    )) {
      unreadable.forEach((message) => this.files.log(message));
      leftOut.forEach((file) => this.omitted.add(file));
      this.count(files, run);
      yield* sites;
    }
  }

  private tellOf({ message, cause }: ScanThreadFailed): void {
    const reason = cause instanceof Error ? cause.message : String(cause);
    this.files.log(`${message} Its files are scanned one by one. (${reason})`);
  }

  private count(files: number, { progress, onProgress }: ScanReport): void {
    this.filesRead += files;
    progress.done += files;
    onProgress(progress);
  }

  /**
   * Sites of each pattern in a text that stands in place of a file's; none in a file that `scan`
   * leaves out. Nothing of it is remembered.
   * @throws AbortError
   */
  async scanText(
    patterns: readonly ScannedPattern[],
    file: SourceFile,
    signal: AbortSignal,
  ): Promise<PatternSites[]> {
    const language = languageOfPath(file.path);
    const fitting = patterns.filter(
      ({ template }) => template.kind === 'rewrite' && serves(template.language, language),
    );
    const found = new Map<PatternId, Site[]>();
    if (fitting.length > 0 && (await this.isLookedInto(file))) {
      for (const pattern of fitting) {
        found.set(pattern.patternId, await this.sitesInText(pattern, file, signal));
      }
    }
    return patterns.map(({ patternId }) => ({ patternId, sites: found.get(patternId) ?? [] }));
  }

  /** Whether a scan would look into a file with this text. */
  private async isLookedInto({ path, text }: SourceFile): Promise<boolean> {
    if (Buffer.byteLength(text) > MAX_FILE_BYTES || !(await this.isListed(path))) return false;
    const onDisk = await this.read(path);
    return !onDisk || 'text' in onDisk;
  }

  /** Files of an area that scans have left out so far, by path. */
  leftOut(area: ScanArea): LeftOutFile[] {
    return this.omitted.all.filter(({ path }) => isInside(path, area));
  }

  /**
   * A file as it is now, or `undefined` when it cannot be read or lies outside of the folder. Why a
   * file cannot be decoded counts for an editor's text of it too, which lacks what was not decoded.
   * @param unsaved texts that stand in place of those on disk
   */
  async read(path: string, unsaved: UnsavedTexts = {}): Promise<Decoded | undefined> {
    const onDisk = await this.files.decodedInside(path, MAX_FILE_BYTES);
    const text = unsaved[path];
    if (text === undefined || (onDisk && 'reason' in onDisk)) return onDisk;
    return { text, encoding: onDisk?.encoding ?? 'utf8' };
  }

  /** Whether a scan looks into a file; it does not if the file is ignored or excluded. */
  async isListed(path: string): Promise<boolean> {
    return (await this.files.entry(path)) !== undefined;
  }

  private async sitesInText(
    { patternId, template }: ScannedPattern,
    file: SourceFile,
    signal: AbortSignal,
  ): Promise<Site[]> {
    const sites: Site[] = [];
    try {
      for await (const { site } of this.learner.findSites([template], [file], signal)) {
        sites.push(site);
      }
    } catch (error) {
      signal.throwIfAborted();
      this.onUnsearchable(patternId, error);
    }
    signal.throwIfAborted();
    return sites;
  }

  /** Files of a fitting language for which some pattern's sites are not known, by what is missing. */
  private async staleFiles(
    patterns: readonly ScannedPattern[],
    area: ScanArea,
    signal: AbortSignal,
  ): Promise<Map<string, { missing: ScannedPattern[]; paths: string[] }>> {
    const groups = new Map<string, { missing: ScannedPattern[]; paths: string[] }>();
    const present = new Set<string>();
    const asked = area.paths && new Set(area.paths);
    for await (const { path, size, modified } of this.entries(asked, signal)) {
      if (present.has(path)) continue;
      present.add(path);
      if (!isInside(path, area)) continue;
      const language = languageOfPath(path);
      if (language === null || size > MAX_FILE_BYTES) continue;
      const lookedFor = this.known.lookedFor(path, `${size}:${modified ?? ''}`);
      const missing = patterns.filter(
        (pattern) => serves(pattern.template.language, language) && !lookedFor.has(pattern.version),
      );
      if (missing.length === 0) continue;
      const key = missing.map((pattern) => pattern.version).join();
      const group = groups.get(key) ?? { missing, paths: [] };
      group.paths.push(path);
      groups.set(key, group);
    }
    signal.throwIfAborted();
    const mayBeGone = !asked || [...asked].some((path) => !present.has(path));
    for (const path of mayBeGone ? this.known.paths : []) {
      if (present.has(path) || !isAsked(path, asked)) continue;
      this.known.forget(path);
      this.omitted.forget(path);
    }
    return groups;
  }

  /** The given files and what is in the given folders, or all; few are asked for one by one. */
  private async *entries(
    paths: ReadonlySet<string> | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<FileEntry> {
    if (paths && paths.size <= MAX_ASKED) {
      for (const path of paths) {
        if (signal.aborted) return;
        const entry = await this.files.entry(path);
        if (entry) yield entry;
        else if (path !== '') yield* this.files.list(signal, path);
      }
      return;
    }
    for await (const entry of this.files.list(signal)) {
      if (isAsked(entry.path, paths)) yield entry;
    }
  }

  private async *readAll(
    paths: readonly string[],
    report: ScanReport,
    signal: AbortSignal,
  ): AsyncIterable<SourceFile> {
    const ahead: Promise<Decoded | undefined>[] = [];
    let asked = 0;
    for (const path of paths) {
      // The disk works while a file is searched.
      for (; asked < paths.length && ahead.length < READ_AHEAD; asked += 1) {
        ahead.push(this.files.decoded(paths[asked] ?? '', MAX_FILE_BYTES));
      }
      if (signal.aborted) return;
      const decoded = await ahead.shift();
      this.count(1, report);
      if (!decoded) continue;
      if ('reason' in decoded) this.omitted.add({ path, reason: decoded.reason });
      else yield { path, text: decoded.text };
    }
  }
}

function isInside(path: string, { below }: ScanArea): boolean {
  return below === '' || path.startsWith(`${below}/`);
}

/** Whether a file, or a folder that it lies in, is one of the paths; each file is without any. */
function isAsked(path: string, paths: ReadonlySet<string> | undefined): boolean {
  if (!paths || paths.has(path)) return true;
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (paths.has(path.slice(0, end))) return true;
  }
  return false;
}
