import { emptyManifest, plainVersion, type Manifest, type Scope } from './Manifest';
import { sourceText } from './sourceText';

/**
 * `Gemfile`. A program, read for its usual statement `gem 'name', 'version'`; groups of development
 * and test are for development.
 */
export function parseGemfile(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'rubygems');
  const groups: boolean[] = [];
  for (const code of sourceText(text, '#').split('\n')) {
    const opened = /^(group|platforms?|source|path|install_if|if|unless|case|git|eval)\b/.exec(
      code,
    );
    if (opened && (/\bdo\b/.test(code) || /^(?:if|unless|case)/.test(code))) {
      groups.push(opened[1] === 'group' && /:?(?:development|test|ci|lint)/.test(code));
    } else if (code === 'end') groups.pop();
    const gem = /^gem[\s(]+["']([\w.-]+)["'](?:\s*,\s*["']([^"']*)["'])?/.exec(code);
    if (!gem?.[1]) continue;
    const dev = groups.includes(true) || /group:?\s*(?:=>)?\s*\[?:(?:test|development)/.test(code);
    const version = plainVersion(gem[2] ?? '');
    const scope = dev ? 'dev' : 'runtime';
    manifest.dependencies.push({ name: gem[1].toLowerCase(), version, scope });
  }
  return manifest;
}

/** `*.gemspec`: its name, summary, executables and dependencies as literals. */
export function parseGemspec(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'rubygems');
  const source = sourceText(text, '#');
  for (const [, kind, name, version] of source.matchAll(
    /\.add_(runtime_|development_)?dependency[\s(]+["']([\w.-]+)["'](?:\s*,\s*["']([^"']*)["'])?/g,
  )) {
    const scope: Scope = kind === 'development_' ? 'dev' : 'runtime';
    const plain = plainVersion(version ?? '');
    manifest.dependencies.push({ name: (name ?? '').toLowerCase(), version: plain, scope });
  }
  const field = (key: string): string =>
    new RegExp(`\\.${key}\\s*=\\s*(?:%q[{(])?["']?([^"'\\n})]*)`).exec(source)?.[1]?.trim() ?? '';
  const name = field('name');
  manifest.name = (name || path.slice(path.lastIndexOf('/') + 1, -'.gemspec'.length)).toLowerCase();
  manifest.about = [field('summary'), field('description')].join(', ');
  manifest.declared.add('published');
  if (/\.executables\s*(?:=|<<)\s*(?:%w)?[[("']\s*["']?[\w-]/.test(source)) {
    manifest.declared.add('command');
  }
  return manifest;
}
