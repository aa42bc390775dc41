import { hasEdits } from '../../core/edits';
import type {
  CancellationSignal,
  LearnedTemplate,
  PatternPast,
  Trial,
  Site,
  SourceFile,
  TemplateConditions,
  TemplateLearner,
  TemplateSite,
  TextEdit,
  SiteEdits,
  SkippedSite,
} from '../../core/ports';
import type { CodeTemplate, FileChange, RejectedPlace } from '../../core/types';
import { InvalidArgument } from '../../core/errors';
import { parseBody, type Body } from './rules/body';
import type { EditedTemplate, TemplateForm } from '../../core/templateEditing';
import { editSnippet, snippetForm } from './editing/editSnippet';
import { editTokens, tokenForm } from './editing/editTokens';
import { generaliseTemplates } from './learning/generalise';
import { inputsOf } from './rules/inputs';
import { learnTemplate, MAX_TEXT } from './learning/learn';
import type { Match } from './sites/matchTypes';
import { LEARNER } from './rules/readable';
import { render } from './sites/render';
import { keptTogether } from '../shared/together';
import { findMatches, matchStartingAt, requiredTexts } from './sites/sites';
import { tokenize } from './text/tokenize';
import type { Source } from './text/tokens';
import { isHidden, placeKeyOf } from '../shared/hiddenPlaces';
import { tokenPlaceWords } from './sites/tokenPlaceWords';

/** Characters that are searched before other work gets its turn. */
const CHARS_BETWEEN_PAUSES = 400_000;

/** Longer files, in UTF-16 units, are not kept as examples. */
const MAX_KEPT = 20_000;

interface Searched {
  template: number;
  language: string;
  body: Body;
  /** One of these occurs in every file that has a site. */
  required: string[];
  /** Keys of places that are never offered. */
  hidden: ReadonlySet<string>;
}

/**
 * Learns, finds and rewrites on the level of tokens, for any language: strings, comments and brackets
 * are respected, grammar is not known.
 */
export class TokenTemplateLearner implements TemplateLearner {
  readonly version = 1;
  private lastSource: { language: string; source: Source } | undefined;

  learn(
    language: string,
    examples: readonly FileChange[],
    mayAsk?: boolean,
  ): Promise<LearnedTemplate> {
    return promised(() => learnTemplate(language, examples, mayAsk));
  }

  generalise(a: CodeTemplate, b: CodeTemplate): Promise<CodeTemplate | undefined> {
    return promised(() => generaliseTemplates(a, b));
  }

  /** Files as they are, if they are small: tokens do not tell where a piece of code ends. */
  excerpts(
    template: CodeTemplate,
    files: readonly FileChange[],
  ): Promise<FileChange[] | undefined> {
    return promised(() => {
      const kept = files.filter(
        (file) => isSmall(file) && (template.kind === 'snippet' || this.isFound(template, file)),
      );
      return kept.length > 0 ? kept : undefined;
    });
  }

  tried(template: CodeTemplate, example: readonly FileChange[]): Promise<Trial> {
    return promised(() =>
      template.kind === 'snippet' || example.some((file) => this.isFound(template, file))
        ? 'gives back'
        : 'gives nothing back',
    );
  }

  /** Templates of tokens have no levels, and no places where they must not fit. */
  asBefore(learned: CodeTemplate, { rejected }: PatternPast): Promise<CodeTemplate | undefined> {
    return promised(() => (rejected.length === 0 ? learned : undefined));
  }

  placeKeys(
    { language }: CodeTemplate,
    { text, start, end }: RejectedPlace,
    of: 'file' | 'piece',
  ): Promise<string[]> {
    return promised(() => [
      placeKeyOf(tokenPlaceWords(this.sourceOf(text, language), start, end), of),
    ]);
  }

  around(): Promise<undefined> {
    return promised(() => undefined);
  }

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
  rewrite(template: CodeTemplate, site: Site, text: string): Promise<TextEdit[]> {
    return promised(() => {
      const edits = this.editsAt(template, site, text);
      if (!edits) throw new Error(`The template does not match at this place of ${site.path}.`);
      return edits;
    });
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

  /** The one form of a template as a person edits it. Throws on a damaged template. */
  editableForms(template: CodeTemplate): TemplateForm[] {
    const body = bodyOf(template);
    return [template.kind === 'snippet' ? snippetForm(template) : tokenForm(body)];
  }

  /** A template from its edited form, or what is wrong with it. */
  edited(template: CodeTemplate, [form]: readonly TemplateForm[]): Promise<EditedTemplate> {
    return promised(() => {
      if (!form) throw new InvalidArgument('There is no form to edit.');
      const edit = template.kind === 'snippet' ? editSnippet : editTokens;
      return edit(template, bodyOf(template), form);
    });
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

  private isFound(template: CodeTemplate, { before }: FileChange): boolean {
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

  private sourceOf(text: string, language: string): Source {
    const last = this.lastSource;
    if (last?.language === language && last.source.text === text) return last.source;
    const source = tokenize(text, language);
    this.lastSource = { language, source };
    return source;
  }
}

const isSmall = ({ before, after }: FileChange): boolean =>
  Math.max(before?.length ?? 0, after?.length ?? 0) <= MAX_KEPT;

function searchedTemplates(templates: readonly CodeTemplate[]): Searched[] {
  return templates.flatMap((template, index) => {
    if (template.learner !== LEARNER || template.kind !== 'rewrite') return [];
    const body = bodyOf(template);
    const { language } = template;
    const hidden = new Set(template.hidden);
    return [{ template: index, language, body, required: requiredTexts(body), hidden }];
  });
}

/** What a template asks of a file besides its code. */
export function conditionsOfTokens(template: CodeTemplate): TemplateConditions {
  const body = bodyOf(template);
  const names = template.kind === 'snippet' ? [] : [...inputsOf(body).values()];
  const isWhole = template.kind === 'snippet' || template.after.trim().includes('\n');
  return { imports: [], names, owners: [], isAsync: false, brings: [], isWhole };
}

function bodyOf(template: CodeTemplate): Body {
  if (template.learner !== LEARNER) {
    throw new Error(`The template belongs to the learner “${template.learner}”.`);
  }
  return parseBody(template.body);
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

/** Runs now and rejects where it throws, so that callers handle one kind of failure. */
function promised<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
