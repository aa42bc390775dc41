import ignore, { type Ignore } from 'ignore';

/** What `.gitattributes` says of one file to linguist; a key is missing where nothing is said. */
export interface LinguistAttributes {
  vendored?: boolean;
  generated?: boolean;
  documentation?: boolean;
  detectable?: boolean;
  language?: string;
}

interface Rule {
  /** Folder of the `.gitattributes`, with a trailing `/` unless it is the root. */
  folder: string;
  matcher: Ignore;
  attributes: LinguistAttributes;
}

const LINE = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^\s#"]\S*))\s+(.+)$/;
const FLAGS = ['vendored', 'generated', 'documentation', 'detectable'] as const;

/** The `.gitattributes` files of a repository, asked for what they say to linguist. */
export class GitAttributes {
  readonly #rules: Rule[];

  /** @param files path and text of each `.gitattributes`, with `/` */
  constructor(files: Iterable<readonly [path: string, text: string]>) {
    const sorted = [...files].sort(([a], [b]) => depth(a) - depth(b));
    this.#rules = sorted.flatMap(([path, text]) => rulesOf(path, text));
  }

  /** Whether nothing is said of any file. */
  get isEmpty(): boolean {
    return this.#rules.length === 0;
  }

  /** What the files say of a path; later lines and deeper files win. */
  of(path: string): LinguistAttributes {
    const found: LinguistAttributes = {};
    for (const rule of this.#rules) {
      if (!path.startsWith(rule.folder)) continue;
      const inside = path.slice(rule.folder.length);
      if (inside && rule.matcher.ignores(inside)) Object.assign(found, rule.attributes);
    }
    return found;
  }
}

function depth(path: string): number {
  return path.split('/').length;
}

function rulesOf(path: string, text: string): Rule[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const rules: Rule[] = [];
  for (const line of text.split('\n')) {
    const match = line.includes('linguist-') ? LINE.exec(line.trimEnd()) : null;
    const pattern = match?.[1] ?? match?.[2];
    if (pattern === undefined || !match?.[3] || !isPlain(pattern)) continue;
    const attributes = attributesOf(match[3]);
    // A pattern of attributes does not reach into a folder unless it ends in `/**`; being generous
    // here is what authors of `vendor/ linguist-vendored` mean.
    rules.push({ folder, matcher: ignore().add(pattern), attributes });
  }
  return rules;
}

/** Without negation, which attributes do not have, and with no more wildcards than are quick to match. */
function isPlain(pattern: string): boolean {
  return !pattern.startsWith('!') && pattern.length <= 500 && pattern.split('*').length <= 10;
}

function attributesOf(list: string): LinguistAttributes {
  const attributes: LinguistAttributes = {};
  for (const word of list.split(/\s+/)) {
    const match = /^([-!]?)linguist-(\w+)(?:=(.*))?$/.exec(word);
    if (!match) continue;
    const flag = FLAGS.find((name) => name === match[2]);
    if (flag) attributes[flag] = match[1] === '' && match[3] !== 'false';
    else if (match[2] === 'language' && match[3]) attributes.language = match[3];
  }
  return attributes;
}
