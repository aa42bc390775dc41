const MAX_LENGTH = 200;
const MAX_WILDCARDS = 6;

/**
 * The folders that a member of a workspace declaration means: `*` within a name, `**` across
 * folders, `{a,b}` for either. `undefined` for what is longer or wilder than any declaration.
 * @param base folder of the declaration with a trailing `/`, empty for the root
 */
export function memberPattern(base: string, member: string): RegExp | undefined {
  const path = resolved(base, member.replace(/\\/g, '/').replace(/\/+$/, ''));
  if (path === undefined || path.length > MAX_LENGTH) return undefined;
  if ((path.match(/\*+/g)?.length ?? 0) > MAX_WILDCARDS) return undefined;
  const source = path
    .replace(/[.+^$()|[\]?\\]/g, '\\$&')
    .replace(/\{([^{}]*)\}/g, (_, list: string) => `(?:${list.split(',').join('|')})`)
    .replace(/[{}]/g, '\\$&')
    .replace(/\*\*\/?|\*/g, (stars) =>
      stars === '*' ? '[^/]*' : stars === '**/' ? '(?:.*/)?' : '.*',
    );
  return new RegExp(`^${source}$`);
}

/** The path with `.` and `..` taken in, `undefined` where it leads out of the folder. */
function resolved(base: string, member: string): string | undefined {
  if (/^(?:\/|[A-Za-z]:)/.test(member)) return undefined;
  const parts: string[] = [];
  for (const part of `${base}${member}`.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
