import { DOMAIN_ALIASES, FRAMEWORK_ALIASES, LANGUAGE_ALIASES, SPACED_LANGUAGES } from './aliases';

/**
 * What two spellings of one name have in common: lower case, without spaces, hyphens, underscores
 * and dots. `#`, `+`, `@` and `/` stay, since they tell names apart (`c`, `c#`, `c++`).
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-_.‐-―]+/gu, '');
}

/** Canonical lower-case display name by every spelling's key. */
function aliasTable(canonical: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const [name, spellings] of Object.entries(canonical)) {
    for (const spelling of [name, ...spellings.split(',')]) {
      const key = nameKey(spelling);
      if (key) table.set(key, name);
    }
  }
  return table;
}

const languages = aliasTable({
  ...Object.fromEntries(SPACED_LANGUAGES.map((name) => [name, ''])),
  ...LANGUAGE_ALIASES,
});
const frameworks = aliasTable(FRAMEWORK_ALIASES);
const domains = aliasTable(DOMAIN_ALIASES);

/** A known name in its canonical spelling; any other one as its key, so that spellings agree. */
function canonical(table: ReadonlyMap<string, string>, name: string): string {
  const key = nameKey(name);
  return table.get(key) ?? key;
}

/** Canonical lower-case name of a programming language: `C-Sharp` → `c#`, `TSX` → `typescript`. */
export function canonicalLanguage(name: string): string {
  return canonical(languages, name);
}

/** Canonical lower-case name of a framework: `NextJS` → `next.js`, `spring-boot` → `spring boot`. */
export function canonicalFramework(name: string): string {
  return canonical(frameworks, name);
}

/** Canonical lower-case name of a domain: `Machine-Learning` → `machine learning`. */
export function canonicalDomain(name: string): string {
  return canonical(domains, name);
}

/**
 * Canonical lower-case name where the kind of name is not known. Two spellings of one name give
 * the same result whether the name is known or not.
 */
export function normaliseName(name: string): string {
  const key = nameKey(name);
  return frameworks.get(key) ?? domains.get(key) ?? languages.get(key) ?? key;
}
