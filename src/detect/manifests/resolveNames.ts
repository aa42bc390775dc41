import type { Dependency, Manifest } from './Manifest';

/**
 * Packages' manifests with what they leave to others filled in: names of Gradle's version
 * catalogues, and versions that a workspace keeps for all of its packages.
 * @param sources manifests and workspace files of the project and of what it lies in
 */
export function resolveNames(
  packages: readonly Manifest[],
  sources: readonly Manifest[],
): Manifest[] {
  const catalog = new Map(sources.flatMap((source) => [...(source.catalog ?? [])]));
  const versions = new Map<string, string>();
  for (const { ecosystem, versions: shared } of sources) {
    for (const [name, version] of shared ?? []) {
      const key = `${ecosystem} ${name}`;
      if (version && !versions.has(key)) versions.set(key, version);
    }
  }
  const resolved = (dependency: Dependency, { ecosystem }: Manifest): Dependency | Dependency[] => {
    const meant = catalog.get(dependency.name);
    if (meant) return meant.map((each) => ({ ...each, scope: dependency.scope }));
    const version = dependency.version || versions.get(`${ecosystem} ${dependency.name}`);
    return version && !dependency.version ? { ...dependency, version } : dependency;
  };
  return packages.map((manifest) => ({
    ...manifest,
    dependencies: manifest.dependencies.flatMap((each) => resolved(each, manifest)),
  }));
}
