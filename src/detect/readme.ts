import type { Readings } from './Readings';
import { entriesAt, type Survey } from './survey';

const MAX_BYTES = 16_384;
/** Title and first paragraphs, where a README says what the project is. */
const LEAD_CHARACTERS = 600;

export interface Readme {
  path: string;
  /** The first words: title, tagline, what it is. */
  lead: string;
  /** What comes after. */
  rest: string;
}

/** The project's README as plain words, `undefined` where there is none. */
export async function readReadme(readings: Readings, survey: Survey): Promise<Readme | undefined> {
  const shortest = survey.names.once('readme', (paths) =>
    paths.filter(isReadme).sort((a, b) => a.length - b.length),
  );
  const [file] = entriesAt(survey, shortest.slice(0, 1));
  if (!file) return undefined;
  return readings.of('readme', survey, file, MAX_BYTES, (text) => {
    if (text === undefined) return undefined;
    const [lead, rest] = splitLead(plainWords(withoutAsides(text)));
    return { path: file.path, lead, rest };
  });
}

/** Whether a file may be the README of the folder that its path is relative to. */
export function isReadme(path: string): boolean {
  return /^(?:\.github\/|docs\/)?readme(?:\.(?:md|markdown|rst|txt|adoc|org))?$/i.test(path);
}

/** Sections that speak of other things than the project. */
const ASIDES =
  /^(?:related|see also|alternatives?|similar|licen[cs]e|contribut\w+|maintainers?|authors?|sponsors?|backers|credits|acknowledge?ments?|links|resources|further reading|who uses|used by|comparison|inspir\w+|thanks|table of contents|contents)\b/i;

/** Cuts out the sections that `ASIDES` names, each up to the next heading of its rank or a higher one. */
function withoutAsides(markdown: string): string {
  const kept: string[] = [];
  let skipped = 0;
  for (const line of markdown.split('\n')) {
    const heading = /^(#{1,6})\s*(.*)$/.exec(line);
    const rank = heading?.[1]?.length ?? 0;
    if (rank > 0 && (skipped === 0 || rank <= skipped)) {
      skipped = ASIDES.test((heading?.[2] ?? '').replace(/^\W+/, '')) ? rank : 0;
    }
    if (skipped === 0) kept.push(line);
  }
  return kept.join('\n');
}

/** The lead ends where a section on installing or using begins. */
function splitLead(words: string): [lead: string, rest: string] {
  const section =
    /\n\W*(?:install\w*|usage|getting started|quick ?start|set-?up|requirements|how to)\b/i;
  const end = Math.min(section.exec(words)?.index ?? LEAD_CHARACTERS, LEAD_CHARACTERS);
  return [words.slice(0, end), words.slice(end)];
}

/** Without pictures, badges, addresses, tags and code blocks; the text of links stays. */
function plainWords(markdown: string): string {
  return markdown
    .replace(/<!--[^]*?-->/g, ' ')
    .replace(/^(```|~~~)[^]*?^\1/gm, ' ')
    .replace(/!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])/g, ' ')
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/^[ \t]*(?:\.\.|\|\S+\||\[[^\]]*\]:).*$/gm, ' ')
    .replace(/<[^>\n]{1,400}>/g, ' ')
    .replace(/\bhttps?:\/\/\S+/g, ' ')
    .replace(/[*_`#>=~|-]{2,}|[*`#>|]/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}
