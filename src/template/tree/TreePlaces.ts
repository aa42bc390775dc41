import type { CodeTemplate, RejectedPlace } from '../../core/types';
import { placeKeyOf } from '../shared/hiddenPlaces';
import { quotedNames } from '../shared/quotedNames';
import type { TextRange } from '../Templates';
import { grammarFor, type OpenTemplates } from './OpenTemplates';
import { isMoreThanGrammar } from './languages/grammarNames';
import { tightened } from './learning/tighten';
import { rulesOf } from './rules/body';
import { bodyOf } from './rules/templates';
import { explain } from './sites/mismatch';
import { placeWords } from './sites/placeWords';
import type { Found } from './sites/Scanner';
import { codeText } from './syntax/FlatTree';
import { atLevel, levelsOf, withBody } from './treeLevels';

/** Answers about one place: why a template does not fit there, and how it stays away. */
export class TreePlaces {
  constructor(private readonly open: OpenTemplates) {}

  async explainMismatch(template: CodeTemplate, place: TextRange): Promise<string | undefined> {
    const index = await this.open.indexOf(place.path, place.text, template.language);
    if (index === undefined) return unreadable(place, template.language);
    const { body, scanner } = this.open.opened(template);
    const rules = rulesOf(body).filter((rule) => !rule.top);
    const reason = explain(rules, index, place);
    if (reason !== undefined || scanner.find(index).some(isAt(place))) return reason;
    if (scanner.isHiddenAt(index, isAt(place))) return 'A person said “not here” about this place.';
    const missing = scanner.missingIn(codeText(index.tree));
    if (missing.length === 0) return scanner.takenAt(index, isAt(place));
    return `The new code uses ${quotedNames(missing)}, which this file does not have.`;
  }

  async tighten(template: CodeTemplate, negative: TextRange): Promise<CodeTemplate | undefined> {
    const { language } = template;
    const body = bodyOf(template);
    const { parsers } = this.open;
    const index = await this.open.indexOf(negative.path, negative.text, language);
    if (index === undefined) return undefined;
    const parse = (text: string) => parsers.parse(grammarFor(negative.path, language), text);
    const tighter = await tightened(body, index, negative, parse, parsers.kinds);
    return tighter && withBody(template, tighter);
  }

  /** The keys of a place; several where another level takes in more or less there. */
  async placeKeys(
    template: CodeTemplate,
    place: RejectedPlace,
    of: 'file' | 'piece',
  ): Promise<string[]> {
    const index = await this.open.indexOf(place.path, place.text, template.language);
    if (index === undefined) return [];
    const scannerOf = (each: CodeTemplate) => this.open.opened(each).scanner;
    const present = scannerOf(template).find(index);
    const own = scannerOf(template).at(index, place.start, place.end);
    const meant = (own ?? present.find(isAt(place)))?.match ?? place;
    const others = levelsOf(template)
      .flatMap((_, level) => scannerOf(atLevel(template, level)).find(index).filter(isAt(place)))
      .filter(({ match }) => !present.some((each) => isSameStretch(each.match, match)));
    const keys = [meant, ...others.map(({ match }) => match)].map(({ start, end }) =>
      placeKeyOf(placeWords(index.tree, start, end), of),
    );
    return [...new Set(keys)];
  }
}

type Stretch = Pick<TextRange, 'start' | 'end'>;

const isAt =
  ({ start, end }: Stretch) =>
  ({ match }: Found) =>
    match.start < Math.max(end, start + 1) && match.end > start;

const isSameStretch = (a: Stretch, b: Stretch): boolean => a.start === b.start && a.end === b.end;

/** Why a file has no tree, as a sentence. */
const unreadable = ({ path }: TextRange, language: string): string =>
  isMoreThanGrammar(path)
    ? `The file holds more than ${language} and cannot be read as that.`
    : 'The file is too large to be searched.';
