import { hasEdits } from '../../core/edits';
import type {
  CancellationSignal,
  Site,
  SiteEdits,
  SkippedSite,
  SourceFile,
  TemplateSite,
  TextEdit,
} from '../../core/ports';
import type { CodeTemplate, FileChange } from '../../core/types';
import { isHidden } from '../shared/hiddenPlaces';
import { keptTogether } from '../shared/together';
import { MAX_TEXT } from './learning/learn';
import type { Body } from './rules/body';
import { inputsOf } from './rules/inputs';
import { bodyOf, LEARNER } from './rules/readable';
import type { Match } from './sites/matchTypes';
import { render } from './sites/render';
import { findMatches, matchStartingAt, requiredTexts } from './sites/sites';
import { tokenPlaceWords } from './sites/tokenPlaceWords';
import { tokenize } from './text/tokenize';
import type { Source } from './text/tokens';

/** Characters that are searched before other work gets its turn. */
const CHARS_BETWEEN_PAUSES = 400_000;

interface Searched {
  template: number;
  language: string;
  body: Body;
  /** One of these occurs in every file that has a site. */
  required: string[];
  /** Keys of places that are never offered. */
  hidden: ReadonlySet<string>;
}

/** Finds the places where templates fit, and rewrites them. */
export class TokenSites {
  private lastSource: { language: string; source: Source } | undefined;

  /** Templates of another learner and insert-only ones have no sites. Throws on a damaged template. */
  async *findSites(
    templates: readonly CodeTemplate[],
    files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
    cancelled: CancellationSignal,
  ): AsyncIterable<TemplateSite> {
    const searched = searchedTemplates(templates);
    if (searched.length === 0) return;
    let sincePause = 0;
    for await (const file of files) {
      if (cancelled.aborted) return;
      yield* this.sitesIn(file, searched);
      sincePause += file.text.length;
      if (sincePause < CHARS_BETWEEN_PAUSES) continue;
      sincePause = 0;
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  /** Throws when the template no longer matches where the site says. */
  async rewrite(template: CodeTemplate, site: Site, text: string): Promise<TextEdit[]> {
    const edits = this.editsAt(template, site, text);
    if (!edits) throw new Error(`The template does not match at this place of ${site.path}.`);
    return edits;
  }

  /** As the port says, but for the parsing, of which tokens know nothing. */
  async rewriteAll(
    template: CodeTemplate,
    sites: readonly Site[],
    text: string,
  ): Promise<(SiteEdits | SkippedSite)[]> {
    const rewritten = sites.map((site): SiteEdits | SkippedSite => {
      const edits = this.editsAt(template, site, text);
      return edits?.length ? { site, edits } : { site, why: { kind: 'changed' } };
    });
    const kept = await keptTogether(rewritten.filter(hasEdits), async () => ({ bad: new Map() }));
    const bySite = new Map(kept.map((answer) => [answer.site, answer]));
    return rewritten.map((answer) => bySite.get(answer.site) ?? answer);
  }

  /** The edits for one site; nothing when the template does not match there. */
  private editsAt(template: CodeTemplate, site: Site, text: string): TextEdit[] | undefined {
    const body = bodyOf(template);
    const source = this.sourceOf(text, template.language);
    const match = matchStartingAt(body, source, site.start);
    const isOffered = match && !isHiddenIn(source, match, new Set(template.hidden));
    const isSame = isOffered && endOf(source, match) === site.end;
    const rendering = isSame ? render(body, source, match) : undefined;
    if (!rendering?.keepsComments) return undefined;
    const { start, end, newText, inputs } = rendering;
    if (text.slice(start, end) === newText) return [];
    return [{ path: site.path, start, end, newText, ...(inputs.length > 0 && { inputs }) }];
  }

  /** Whether a template fits anywhere in the before-side of a file. */
  isFound(template: CodeTemplate, { before }: FileChange): boolean {
    if (before === null) return false;
    const source = this.sourceOf(before, template.language);
    return findMatches(bodyOf(template), source).length > 0;
  }

  private *sitesIn(file: SourceFile, searched: readonly Searched[]): Generator<TemplateSite> {
    if (file.text.length > MAX_TEXT) return;
    const found: TemplateSite[] = [];
    for (const { template, language, body, required, hidden } of searched) {
      if (!required.some((part) => file.text.includes(part))) continue;
      const source = this.sourceOf(file.text, language);
      const inputs = [...inputsOf(body).values()];
      for (const match of findMatches(body, source)) {
        if (isHiddenIn(source, match, hidden)) continue;
        found.push({ template, site: siteOf(file.path, source, match, inputs) });
      }
    }
    found.sort((x, y) => x.site.start - y.site.start || x.template - y.template);
    const lines = new LineCounter(file.text);
    for (const { template, site } of found) {
      yield { template, site: { ...site, line: lines.lineOf(site.start) } };
    }
  }

  /** The tokens of a text; those of the last one are kept, since sites of one file come together. */
  sourceOf(text: string, language: string): Source {
    const last = this.lastSource;
    if (last?.language === language && last.source.text === text) return last.source;
    const source = tokenize(text, language);
    this.lastSource = { language, source };
    return source;
  }
}

function searchedTemplates(templates: readonly CodeTemplate[]): Searched[] {
  return templates.flatMap((template, index) => {
    if (template.learner !== LEARNER || template.kind !== 'rewrite') return [];
    const body = bodyOf(template);
    const { language } = template;
    const hidden = new Set(template.hidden);
    return [{ template: index, language, body, required: requiredTexts(body), hidden }];
  });
}

function siteOf(path: string, source: Source, match: Match, inputs: string[]): Site {
  const start = startOf(source, match);
  const end = endOf(source, match);
  const holes = [...match.holes].map(([hole, span]) => [
    String(hole),
    source.text.slice(span.start, span.end),
  ]);
  return {
    path,
    start,
    end,
    line: 0,
    text: source.text.slice(start, end),
    holes: Object.fromEntries(holes) as Record<string, string>,
    ...(inputs.length > 0 && { inputs }),
  };
}

function isHiddenIn(source: Source, match: Match, hidden: ReadonlySet<string>): boolean {
  const words = () => tokenPlaceWords(source, startOf(source, match), endOf(source, match));
  return hidden.size > 0 && isHidden(hidden, words());
}

function startOf(source: Source, match: Match): number {
  return source.tokens[match.from]?.start ?? 0;
}

function endOf(source: Source, match: Match): number {
  return source.tokens[match.to - 1]?.end ?? 0;
}

/** Counts lines up to offsets that are asked for in ascending order. */
class LineCounter {
  private at = 0;
  private line = 0;

  constructor(private readonly text: string) {}

  lineOf(offset: number): number {
    for (;;) {
      const next = this.text.indexOf('\n', this.at);
      if (next < 0 || next >= offset) return this.line;
      this.at = next + 1;
      this.line++;
    }
  }
}
