import { parseCargo } from './cargo';
import { parseComposer } from './composer';
import { parseDotnetProject } from './dotnet';
import { parseGoMod } from './go';
import { parseGradle } from './gradle';
import { parsePom } from './maven';
import { parseSbt } from './sbt';
import { parseVersionCatalog } from './versionCatalog';
import type { Manifest } from './Manifest';
import { parsePackageJson } from './npm';
import {
  parseCabal,
  parseCpanfile,
  parseDeno,
  parseDepsEdn,
  parseElm,
  parsePodfile,
  parsePodspec,
  parseProjectClj,
  parseShard,
} from './otherEcosystems';
import {
  parseCMake,
  parseDockerfile,
  parseMix,
  parsePackageSwift,
  parsePlatformio,
  parsePubspec,
} from './others';
import {
  parseCondaEnvironment,
  parsePipfile,
  parsePyproject,
  parseRequirements,
  parseSetupCfg,
} from './python';
import { parseGemfile, parseGemspec } from './ruby';
import { parseSetupPy } from './setupPy';
import {
  parseGoWork,
  parseGradleSettings,
  parseLerna,
  parseMelos,
  parsePackagesProps,
  parsePnpmWorkspace,
  parseRush,
  parseSolution,
} from './workspaces';

type Parser = (path: string, text: string) => Manifest;

/** Which parser reads which file, by its name; the first that fits. */
const PARSERS: readonly [name: RegExp, parse: Parser][] = [
  [/^(?:package|bower)\.json$/, parsePackageJson],
  [/^pyproject\.toml$/, parsePyproject],
  [/^setup\.py$/, parseSetupPy],
  [/^setup\.cfg$/, parseSetupCfg],
  [/^Pipfile$/, parsePipfile],
  [/^requirements?[\w.-]*\.(?:txt|in)$/, parseRequirements],
  [/^environment\.ya?ml$/, parseCondaEnvironment],
  [/^pom\.xml$/, parsePom],
  [/^build\.gradle(?:\.kts)?$/, parseGradle],
  [/^build\.sbt$/, parseSbt],
  [/^go\.mod$/, parseGoMod],
  [/^Cargo\.toml$/, parseCargo],
  [/^(?:Gemfile|gems\.rb)$/, parseGemfile],
  [/^[\w.-]+\.gemspec$/, parseGemspec],
  [/^composer\.json$/, parseComposer],
  [/^[^/]+\.(?:cs|fs|vb)proj$/, parseDotnetProject],
  [/^pubspec\.yaml$/, parsePubspec],
  [/^mix\.exs$/, parseMix],
  [/^Package\.swift$/, parsePackageSwift],
  [/^(?:Dockerfile|Containerfile)$/, parseDockerfile],
  [/^CMakeLists\.txt$/, parseCMake],
  [/^platformio\.ini$/, parsePlatformio],
  [/^[\w.+-]+\.podspec$/, parsePodspec],
  [/^Podfile$/, parsePodfile],
  [/^project\.clj$/, parseProjectClj],
  [/^deps\.edn$/, parseDepsEdn],
  [/^shard\.yml$/, parseShard],
  [/^cpanfile$/, parseCpanfile],
  [/^[\w-]+\.cabal$/, parseCabal],
  [/^elm\.json$/, parseElm],
  [/^(?:deno|jsr)\.jsonc?$/, parseDeno],
];

/** Files that are no package's manifest, but tell where packages are and which versions they use. */
const WORKSPACE_PARSERS: typeof PARSERS = [
  [/^pnpm-workspace\.ya?ml$/, parsePnpmWorkspace],
  [/^lerna\.json$/, parseLerna],
  [/^rush\.json$/, parseRush],
  [/^melos\.ya?ml$/, parseMelos],
  [/^go\.work$/, parseGoWork],
  [/^settings\.gradle(?:\.kts)?$/, parseGradleSettings],
  [/^[^/]+\.slnx?$/, parseSolution],
  [/^Directory\.Packages\.props$/, parsePackagesProps],
  [/^[\w.-]+\.versions\.toml$/, parseVersionCatalog],
];

/** The parser for a file that describes a workspace, `undefined` for any other. */
export function workspaceParser(path: string): Parser | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return WORKSPACE_PARSERS.find(([pattern]) => pattern.test(name))?.[1];
}

/** The parser for a file, `undefined` if it is no manifest. Parsers throw on malformed text. */
export function manifestParser(path: string): Parser | undefined {
  const inFolder = /(?:^|\/)requirements\/([^/]+\.txt)$/.exec(path)?.[1];
  if (inFolder) return parseRequirements;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return PARSERS.find(([pattern]) => pattern.test(name))?.[1];
}
