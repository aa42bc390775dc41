export type Ecosystem =
  | 'npm'
  | 'pypi'
  | 'maven'
  | 'go'
  | 'cargo'
  | 'rubygems'
  | 'packagist'
  | 'nuget'
  | 'pub'
  | 'hex'
  | 'swift'
  | 'clojars'
  | 'hackage'
  | 'shards'
  | 'cpan'
  | 'elm'
  | 'native';

/** When a dependency is needed: at run time, supplied by whoever uses the package, or else. */
export type Scope = 'runtime' | 'peer' | 'optional' | 'dev';

export interface Dependency {
  /**
   * Name in its ecosystem, lower case. What is declared but no package has a prefix: `plugin:` of
   * Gradle, `sdk:` and `property:` of .NET, `engine:` of npm, `image:` of Docker.
   */
  name: string;
  /** As it is declared without range operators, empty where none is. */
  version: string;
  scope: Scope;
}

/** What a package says about what it is. */
export type Declared =
  /** Made to be depended on: it describes itself for a registry. */
  | 'published'
  /** Weaker: libraries have one, and so have many applications. */
  | 'entry point'
  /** Never to be published, or made to be run. */
  | 'application'
  /** Gives a command to whoever installs it. */
  | 'command'
  /** Gives a command besides what code can call. */
  | 'extra command';

/** What one manifest says, whatever its format. */
export interface Manifest {
  path: string;
  ecosystem: Ecosystem;
  /** The package's own name, lower case, `null` if the file gives none. */
  name: string | null;
  dependencies: Dependency[];
  declared: ReadonlySet<Declared>;
  /** Description, keywords, classifiers and categories, for people. */
  about: string;
  /**
   * Folders of further packages, relative to this file's own, with `*`, `**`, `{a,b}` and a leading
   * `!` for exceptions.
   */
  members: string[];
  /** Versions of packages, by name, for manifests that name the package without one. */
  versions?: ReadonlyMap<string, string>;
  /**
   * What a version catalogue of Gradle calls by other names, a bundle of several included; it
   * declares, but uses nothing itself.
   */
  catalog?: ReadonlyMap<string, readonly Dependency[]>;
}

/** A manifest without dependencies, to be filled in. */
export function emptyManifest(
  path: string,
  ecosystem: Ecosystem,
): Manifest & {
  declared: Set<Declared>;
} {
  return {
    path,
    ecosystem,
    name: null,
    dependencies: [],
    declared: new Set(),
    about: '',
    members: [],
  };
}

/** A version range without its operators: `^4.19.2` → `4.19.2`; words like `workspace:*` are dropped. */
export function plainVersion(range: string): string {
  return (
    /\d+(?:\.[\dx*]+)*(?:[-+.]?(?:alpha|beta|rc|a|b|dev|pre|m)[\w.]*)?/i.exec(range)?.[0] ?? ''
  );
}

/** The folder of a path with a trailing `/`, empty for the root. */
export function folderPrefix(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
