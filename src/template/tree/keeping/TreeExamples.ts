import type { Trial } from '../../../core/ports';
import type { FileChange, RejectedPlace } from '../../../core/types';
import { type Body, type LevelName, rulesOf } from '../rules/body';
import type { Rule } from '../rules/Pattern';
import { relatedRules } from '../rules/relatedRules';
import { excerptOf, type Reading } from './excerpt';
import { excerptAround } from './excerptAround';
import { grammarOfFile } from '../languages/grammarNames';
import type { Parsers } from '../syntax/Parsers';
import { prove } from '../learning/proof';
import { readExamples } from '../lessons/readExamples';
import { tightened } from '../learning/tighten';
import { TreeIndex } from '../syntax/TreeIndex';
import type { Example } from '../lessons/Example';

/** From narrow to wide. */
const LEVELS: readonly LevelName[] = ['exact', 'names', 'learned', 'wide'];

/** Holds templates against what they were learned from, and says what of it is worth keeping. */
export class TreeExamples {
  constructor(private readonly parsers: Parsers) {}

  /** The smallest pieces of changed files that teach a template's rules. */
  async excerpts(
    language: string,
    body: Body,
    files: readonly FileChange[],
  ): Promise<FileChange[] | undefined> {
    const excerpts: FileChange[] = [];
    const reading: Reading = {
      example: (piece) => this.read(language, piece),
      parses: async (path, text) => (await this.parse(path, language, text))?.errors === 0,
    };
    for (const file of files) {
      const example = await this.read(language, file);
      if (example === undefined) continue;
      const excerpt = await excerptOf(file, example, rulesOf(body), reading);
      if (excerpt !== undefined) excerpts.push(excerpt);
    }
    return excerpts.length > 0 ? excerpts : undefined;
  }

  /**
   * What rules make of the files of an example. Where some rules are general, changes that stand in
   * others as they are do not count: they may be anything.
   */
  async tried(language: string, body: Body, files: readonly FileChange[]): Promise<Trial> {
    const rules = rulesOf(body);
    const general = rules.filter(({ verbatim }) => !verbatim);
    const isMixed = general.length > 0 && general.length < rules.length;
    let [whole, failing] = [0, 0];
    for (const file of files) {
      const example = await this.read(language, file);
      if (example === undefined) continue;
      const proof = prove(rules, example);
      failing += proof.failing.size;
      whole += (isMixed ? prove(general, example) : proof).whole.length;
    }
    if (whole === 0) return 'gives nothing back';
    return failing === 0 ? 'gives back' : 'gives back and spoils';
  }

  /** What surrounds a place where a template must not fit, as far as it takes to fit there. */
  async around(
    language: string,
    body: Body,
    place: RejectedPlace,
  ): Promise<RejectedPlace | undefined> {
    const parse = (text: string) => this.parse(place.path, language, text);
    return excerptAround(rulesOf(body), place, parse, this.parsers.kinds);
  }

  /**
   * A body at the level of an earlier one of the same pattern, and narrowed by places where it must not
   * fit, as far as it can be told apart from them: the others are hidden one by one.
   */
  async asBefore(
    language: string,
    body: Body,
    past: Body,
    rejected: readonly RejectedPlace[],
    keepsLevel: boolean,
  ): Promise<Body | undefined> {
    const own = withRelated(body, rulesOf(past));
    if (own === undefined) return undefined;
    let next = keepsLevel || past.chosen ? atLevelOf(own, past) : own;
    for (const place of rejected) {
      const tree = await this.parse(place.path, language, place.text);
      if (tree === undefined) return undefined;
      const parse = (text: string) => this.parse(place.path, language, text);
      next = (await tightened(next, new TreeIndex(tree), place, parse, this.parsers.kinds)) ?? next;
    }
    return next;
  }

  private async read(language: string, file: FileChange): Promise<Example | undefined> {
    return (await readExamples(this.parsers, language, [file])).examples[0];
  }

  private async parse(path: string, language: string, text: string) {
    const grammar = grammarOfFile(path, language);
    return grammar === undefined ? undefined : this.parsers.parse(grammar, text);
  }
}

/** The body without rules that have nothing to do with known ones; nothing where none has. */
function withRelated(body: Body, known: readonly Rule[]): Body | undefined {
  const { name } = body.levels[body.level]!;
  const levels = body.levels
    .map((level) => ({ ...level, rules: relatedRules(level.rules, known) }))
    .filter(({ rules }) => rules.length > 0);
  const level = levels.findIndex((each) => each.name === name);
  return level < 0 ? undefined : { ...body, levels, level };
}

/** The body at the level of another one, or at the next narrower one that it has. */
function atLevelOf(body: Body, past: Body): Body {
  const wanted = LEVELS.indexOf(past.levels[past.level]!.name ?? 'learned');
  const rank = (level: number) => LEVELS.indexOf(body.levels[level]!.name ?? 'learned');
  const fitting = [...body.levels.keys()].filter((level) => rank(level) <= wanted);
  return { ...body, level: fitting.at(-1) ?? 0, ...(past.chosen && { chosen: true }) };
}
