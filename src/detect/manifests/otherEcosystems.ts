import {
  emptyManifest,
  plainVersion,
  type Declared,
  type Ecosystem,
  type Manifest,
} from './Manifest';
import { parseJsonc } from './jsonc';
import { sourceText, type LineComment } from './sourceText';
import { entriesOf, tableIn, textIn, textsIn, valueIn } from './values';

/** What a manifest that is a program, or a format of its own, is read for. */
interface Statements {
  ecosystem: Ecosystem;
  comment: LineComment;
  /** The first group is a dependency's name, the second its version. */
  dependency: RegExp;
  /** The first group is the package's name. */
  name: RegExp;
  /** The first group is what it says of itself. */
  about?: RegExp;
  declares?: readonly [pattern: RegExp, declared: Declared][];
}

function statements(each: Statements): (path: string, text: string) => Manifest {
  return (path, text) => {
    const manifest = emptyManifest(path, each.ecosystem);
    const source = sourceText(text, each.comment);
    for (const [, name, version] of source.matchAll(each.dependency)) {
      manifest.dependencies.push({
        name: (name ?? '').toLowerCase(),
        version: plainVersion(version ?? ''),
        scope: 'runtime',
      });
    }
    manifest.name = each.name.exec(source)?.[1]?.toLowerCase() ?? null;
    manifest.about = each.about?.exec(source)?.[1] ?? '';
    for (const [pattern, declared] of each.declares ?? []) {
      if (pattern.test(source)) manifest.declared.add(declared);
    }
    return manifest;
  };
}

/** `*.podspec` of CocoaPods. */
export const parsePodspec = statements({
  ecosystem: 'swift',
  comment: '#',
  dependency: /\.dependency[ (]+["']([\w/.+-]+)["'](?:\s?,\s?["']([^"'\n]*)["'])?/g,
  name: /\.name\s?=\s?["']([^"'\n]+)["']/,
  about: /\.summary\s?=\s?["']([^"'\n]+)["']/,
  declares: [[/\.name\s?=/, 'published']],
});

/** `Podfile` of CocoaPods, which only applications have. */
export const parsePodfile = statements({
  ecosystem: 'swift',
  comment: '#',
  dependency: /^pod[ (]+["']([\w/.+-]+)["'](?:\s?,\s?["']([^"'\n]*)["'])?/gm,
  name: /^target ["']([^"'\n]+)["']/m,
  declares: [[/^pod /m, 'application']],
});

/** `project.clj` of Leiningen. */
export const parseProjectClj = statements({
  ecosystem: 'clojars',
  comment: ';',
  dependency: /\[([\w.-]+(?:\/[\w.-]+)?) "([^"\n]*)"/g,
  name: /\(defproject ([\w./-]+)/,
  about: /:description "([^"\n]*)"/,
  declares: [
    [/:main\b/, 'application'],
    [/:license\b/, 'entry point'],
  ],
});

/** `deps.edn` of Clojure's own tools. */
export const parseDepsEdn = statements({
  ecosystem: 'clojars',
  comment: ';',
  dependency: /(?<![\w.-])([\w.-]+\/[\w.-]+) ?\{ ?:mvn\/version "([^"\n]*)"/g,
  name: /:lib ([\w./-]+)/,
});

/** `shard.yml` of Crystal, whose lists are indented lines. */
export const parseShard = statements({
  ecosystem: 'shards',
  comment: '#',
  dependency: /^github: [\w.-]+\/([\w.-]+)/gm,
  name: /^name: ([\w.-]+)/m,
  about: /^description: (.+)/m,
  declares: [[/^targets:/m, 'application']],
});

/** `cpanfile` of Perl. */
export const parseCpanfile = statements({
  ecosystem: 'cpan',
  comment: '#',
  dependency: /^requires ["']([\w:]+)["'](?: ?(?:,|=>) ?["']([^"'\n]*)["'])?/gm,
  name: /^name ["']([\w:]+)["']/m,
});

/** `*.cabal` and hpack's `package.yaml` of Haskell: names in lists of `build-depends`. */
export const parseCabal = statements({
  ecosystem: 'hackage',
  comment: '--',
  dependency: /(?:^|[,:-] ?)([a-z][a-z\d]{0,30}(?:-[a-z][a-z\d]{0,30}){0,6}) ?(?=[,<>=^{]|$)/gm,
  name: /^name: ?([\w-]+)/im,
  about: /^(?:synopsis|description): ?(.+)/im,
  declares: [
    [/^library\b/im, 'published'],
    [/^executables?\b/im, 'application'],
  ],
});

/** `elm.json`. Throws on what is not JSON. */
export function parseElm(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'elm');
  const json: unknown = JSON.parse(text);
  const all = tableIn(json, 'dependencies');
  for (const [name, version] of [...entriesOf(valueIn(all, 'direct')), ...entriesOf(all)]) {
    if (typeof version !== 'string') continue;
    manifest.dependencies.push({ name, version: plainVersion(version), scope: 'runtime' });
  }
  manifest.name = textIn(json, 'name') ?? null;
  manifest.about = textIn(json, 'summary') ?? '';
  manifest.declared.add(textIn(json, 'type') === 'package' ? 'published' : 'application');
  return manifest;
}

/** Where Deno's import maps take packages from; the first group is the name, the second the version. */
const DENO_SOURCES: readonly RegExp[] = [
  /^(?:npm|jsr):\/?((?:@[\w.-]+\/)?[\w.-]+)(?:@([^/]*))?/,
  /^https:\/\/deno\.land\/x\/([\w.-]+?)(?:@([^/]*))?\//,
  /^https:\/\/esm\.sh\/((?:@[\w.-]+\/)?[\w.-]+)(?:@([^/?]*))?/,
];

/** `deno.json` and `jsr.json`: what its import map brings in. Throws on what is not JSONC. */
export function parseDeno(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'npm');
  const json = parseJsonc(text);
  for (const [, target] of entriesOf(valueIn(json, 'imports'))) {
    const match = DENO_SOURCES.flatMap((source) => source.exec(String(target)) ?? []);
    const [, name, range] = match;
    if (!name) continue;
    const version = plainVersion(range ?? '');
    manifest.dependencies.push({ name: plainName(name), version, scope: 'runtime' });
  }
  manifest.name = textIn(json, 'name')?.toLowerCase() ?? null;
  manifest.members = textsIn(json, 'workspace');
  if (valueIn(json, 'exports') !== undefined && manifest.name) manifest.declared.add('published');
  return manifest;
}

/** JSR has scopes only, so that a project with one package has its name twice: `@hono/hono`. */
function plainName(name: string): string {
  const [, scope, inScope] = /^@([^/]+)\/(.+)$/.exec(name) ?? [];
  return (scope !== undefined && scope === inScope ? scope : name).toLowerCase();
}
