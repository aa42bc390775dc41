import type { PatternType } from '../../core/types';
import type { PatternForm } from '../api/LearningApi';

const MAX_NAME = 80;

/** Words that tell a pattern type, the more telling types first. */
const TYPE_WORDS: [PatternType, RegExp][] = [
  [
    'security',
    /\b(secur\w*|cve-\S+|vulnerab\w*|saniti[sz]\w*|xss|csrf|injection|escap(e|ing)|auth\w*)\b/i,
  ],
  [
    'bug_fix',
    /\b(fix(e[sd])?|bugs?|crash\w*|broken|regressions?|handle|prevent|avoid|leaks?|timeouts?|null)\b/i,
  ],
  [
    'optimization',
    /\b(perf\w*|optimi[sz]\w*|speed\w*|faster|cach(e|ing)|memoi[sz]\w*|lazy|reduce)\b/i,
  ],
  ['testing', /\b(tests?|testing|coverage|specs?|mocks?|fixtures?)\b/i],
  ['documentation', /\b(docs?|documentation|readme|comments?|docstrings?|typos?|changelog)\b/i],
  [
    'architecture',
    /\b(architecture|restructure\w*|modules?|decouple\w*|layers?|inject\w*|split)\b/i,
  ],
];
const TEST_FILE = /(^|\/)(tests?|spec|__tests__)\/|[._-](test|spec)\.[a-z]+$/i;
const DOCUMENT = /\.(md|rst|adoc|txt)$/i;

/** Guesses the form that a person would fill in for a change, from its title and its paths. */
export function guessForm(
  title: string,
  description: string,
  paths: readonly string[],
): PatternForm {
  return { name: guessName(title), type: guessType(title, paths), description };
}

/** The title without its conventional-commit prefix and references to issues. */
function guessName(title: string): string {
  const bare = title
    .replace(/^\s*[a-z]+(\([^)]*\))?!?:\s+/i, '')
    .replace(/\s*\(?(#|GH-)\d+\)?/gi, '')
    .replace(/[.\s]+$/, '')
    .trim();
  const name = bare === '' ? title.trim() : bare;
  return (name.charAt(0).toUpperCase() + name.slice(1)).slice(0, MAX_NAME);
}

function guessType(title: string, paths: readonly string[]): PatternType {
  const prefix = /^\s*([a-z]+)(\([^)]*\))?!?:/i.exec(title)?.[1]?.toLowerCase();
  const conventional = prefix === undefined ? undefined : CONVENTIONAL.get(prefix);
  if (conventional) return conventional;
  if (paths.length > 0 && paths.every((path) => TEST_FILE.test(path))) return 'testing';
  if (paths.length > 0 && paths.every((path) => DOCUMENT.test(path))) return 'documentation';
  return TYPE_WORDS.find(([, words]) => words.test(title))?.[0] ?? 'refactoring';
}

const CONVENTIONAL = new Map<string, PatternType>([
  ['fix', 'bug_fix'],
  ['bugfix', 'bug_fix'],
  ['perf', 'optimization'],
  ['test', 'testing'],
  ['tests', 'testing'],
  ['docs', 'documentation'],
  ['doc', 'documentation'],
  ['security', 'security'],
  ['refactor', 'refactoring'],
  ['style', 'refactoring'],
]);
