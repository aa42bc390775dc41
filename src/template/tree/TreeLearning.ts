import { NothingToLearn } from '../../core/errors';
import type { LearnedTemplate } from '../../core/ports';
import type { CodeTemplate, FileChange } from '../../core/types';
import { quotedNames } from '../shared/quotedNames';
import { RefusedByExamples } from './RefusedByExamples';
import type { TreeSites } from './TreeSites';
import { grammarOfLanguage, related } from './languages/grammarNames';
import { generaliseBodies, heldAgainstExamples } from './learning/generaliseBodies';
import { learnRules } from './learning/learnRules';
import { COMES_OUT_OTHERWISE, soundTemplate } from './learning/soundTemplate';
import { readExamples } from './lessons/readExamples';
import { type Body, parseBody } from './rules/body';
import type { Rule } from './rules/Pattern';
import { bodyOf, LEARNER, toTemplate } from './rules/templates';
import { conditionsOf } from './sites/conditions';
import type { Parsers } from './syntax/Parsers';

/** So many variants are seldom of one pattern. */
const MANY_VARIANTS = 10;

/** Makes templates: of edited files, and of two templates. */
export class TreeLearning {
  constructor(
    private readonly parsers: Parsers,
    private readonly sites: TreeSites,
  ) {}

  async learn(language: string, files: readonly FileChange[]): Promise<LearnedTemplate> {
    const { examples, edits, reasons } = await readExamples(this.parsers, language, files);
    const learned = learnRules(examples);
    const sound = await soundTemplate(language, learned.clusters, examples, (template, example) =>
      this.sites.applied(template, example, language),
    );
    if (sound === undefined) {
      const why = [...new Set([...reasons, ...learned.reasons])];
      if (why.length === 0 && edits === 0)
        throw new NothingToLearn(['there is no change in the code']);
      if (why.length === 0) throw new RefusedByExamples([COMES_OUT_OTHERWISE]);
      const refused = learned.reasons.length > 0;
      throw refused
        ? new RefusedByExamples(why.slice(0, 12))
        : new NothingToLearn(why.slice(0, 12));
    }
    const { template, clusters } = sound;
    const rules = clusters.map(({ rule }) => rule);
    const lessons = new Set(clusters.flatMap((cluster) => cluster.lessons));
    const top = clusters.find(({ rule }) => rule.top)?.rule.support ?? 0;
    const covered = Math.min(edits, lessons.size + top);
    return {
      template,
      covered,
      edits,
      notes: [
        ...notesOnVariants(rules.length),
        ...(lessons.size < edits ? notesOnTheRest(reasons) : []),
        ...notesOnVerbatim(rules),
        ...notesOnInputs(bodyOf(template)),
      ],
    };
  }

  async generalise(a: CodeTemplate, b: CodeTemplate): Promise<CodeTemplate | undefined> {
    const [left, right] = [grammarOfLanguage(a.language), grammarOfLanguage(b.language)];
    if (a.learner !== LEARNER || b.learner !== LEARNER || left === undefined || right === undefined)
      return undefined;
    if (!related(left, right)) return undefined;
    if (JSON.stringify(a.body) === JSON.stringify(b.body)) return a;
    const body = generaliseBodies(parseBody(a.body), parseBody(b.body));
    if (body === undefined) return undefined;
    const parse = (text: string) => this.parsers.parse(left, text);
    return toTemplate(a.language, await heldAgainstExamples(body, { grammar: left, parse }));
  }
}

/** How many rules there are, as sentences; none where it is one. */
function notesOnVariants(rules: number): string[] {
  const notes: string[] = [];
  if (rules > 1) notes.push(`It has ${rules} variants.`);
  if (rules >= MANY_VARIANTS) {
    notes.push('These are probably several patterns: pick fewer changes.');
  }
  return notes;
}

/** Why edits were left out, as sentences. */
const notesOnTheRest = (reasons: readonly string[]): string[] =>
  [...new Set(reasons)].slice(0, 5).map((why) => `${why}.`);

/** Whether rules are nothing but the changed code, as a sentence. */
function notesOnVerbatim(rules: readonly Rule[]): string[] {
  const count = rules.filter(({ verbatim }) => verbatim === true).length;
  if (count === 0) return [];
  return count === rules.length
    ? ['Learned as it stands: only the very same code is found.']
    : [
        `${count} of ${rules.length} variants are learned as they stand: only the very same code is found.`,
      ];
}

/** What a person will have to fill in, as a sentence; none where nothing. */
function notesOnInputs(body: Body): string[] {
  const { names } = conditionsOf(body);
  if (names.length === 0) return [];
  const it = names.length === 1 ? 'it' : 'them';
  return [
    `The new code uses ${quotedNames(names)}. Where a file does not have ${it}, you fill ${it} in.`,
  ];
}
