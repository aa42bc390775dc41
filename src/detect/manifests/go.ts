import { emptyManifest, plainVersion, type Manifest } from './Manifest';

/** A module's path without the major version at its end: `github.com/labstack/echo/v4` → `…/echo`. */
function modulePath(path: string): string {
  return path.toLowerCase().replace(/\/v\d+$/, '');
}

/** `go.mod`. Indirect requirements are left out, since they say what others use. */
export function parseGoMod(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'go');
  let inRequire = false;
  for (const raw of text.split('\n')) {
    const indirect = /\/\/\s*indirect/.test(raw);
    const line = raw.replace(/\/\/.*$/, '').trim();
    const module = /^module\s+"?([^\s"]+)/.exec(line)?.[1];
    if (module) manifest.name = modulePath(module);
    if (/^require\s*\($/.test(line)) inRequire = true;
    else if (line === ')') inRequire = false;
    const match = /^(?:require\s+)?"?([\w.-]+\.[\w-]+\/[^\s"]*)"?\s+(v\S+)/.exec(line);
    if (match?.[1] && !indirect && (inRequire || line.startsWith('require'))) {
      const version = plainVersion(match[2] ?? '');
      manifest.dependencies.push({ name: modulePath(match[1]), version, scope: 'runtime' });
    }
  }
  return manifest;
}
