import type { CancellationSignal } from '../../core/ports';
import type { Files } from '../Files';
import { csharpVersion } from './csharpVersion';
import { PYTHON_FILES } from './pythonVersion';

const MAX_BYTES = 512_000;

type Find = (folder: string) => Promise<string | undefined>;

/** Which version of its language a file is written for, as the manifests above it say. */
export class ProjectVersions {
  private readonly known = new Map<string, Promise<string | undefined>>();
  private dotnetFiles: Promise<Map<string, string[]>> | undefined;

  constructor(
    private readonly files: Files,
    private readonly signal: CancellationSignal,
  ) {}

  /**
   * The version that the nearest manifest names, which is the lowest it allows, such as `3.8`;
   * `undefined` where none names one or the language's versions are not told apart.
   */
  async of(path: string, language: string): Promise<string | undefined> {
    const finds: Readonly<Record<string, Find>> = {
      python: (folder) => this.python(folder),
      'c#': (folder) => this.csharp(folder),
    };
    const find = finds[language];
    if (!find) return undefined;
    for (let end = path.lastIndexOf('/'); ; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end + 1);
      const version = await this.once(`${language} ${folder}`, () => find(folder));
      if (version !== undefined || folder === '') return version;
    }
  }

  private once(key: string, find: () => Promise<string | undefined>): Promise<string | undefined> {
    const known = this.known.get(key) ?? find();
    this.known.set(key, known);
    return known;
  }

  private async python(folder: string): Promise<string | undefined> {
    for (const [name, read] of PYTHON_FILES) {
      const version = await this.read(folder + name, read);
      if (version !== undefined) return version;
    }
    return undefined;
  }

  private async csharp(folder: string): Promise<string | undefined> {
    this.dotnetFiles ??= this.listDotnet();
    for (const path of (await this.dotnetFiles).get(folder) ?? []) {
      const version = await this.read(path, csharpVersion);
      if (version !== undefined) return version;
    }
    return undefined;
  }

  /** Project files by folder, which may have any name, before what several of them share. */
  private async listDotnet(): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for await (const { path } of this.files.list(this.signal)) {
      const folder = path.slice(0, path.lastIndexOf('/') + 1);
      const known = found.get(folder) ?? [];
      if (path.endsWith('.csproj')) found.set(folder, [path, ...known]);
      else if (path === `${folder}Directory.Build.props`) found.set(folder, [...known, path]);
    }
    return found;
  }

  /** What a file says; nothing where it cannot be read or understood, as detection logs it. */
  private async read(
    path: string,
    version: (text: string) => string | undefined,
  ): Promise<string | undefined> {
    const text = (await this.files.entry(path)) && (await this.files.read(path, MAX_BYTES));
    if (text === undefined) return undefined;
    try {
      return version(text);
    } catch {
      return undefined;
    }
  }
}
