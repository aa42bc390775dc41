import type { Body, Companion } from '../rules/body';
import { childrenOf, COMMENT, fieldOf, type FlatTree, has, textOf } from '../syntax/FlatTree';
import type { Replacement } from '../syntax/Replacement';
import { hasWord } from '../rules/freeNames';
import type { Rule } from '../rules/Pattern';
import type {
  Brought,
  ImportItem,
  ImportLanguage,
  ImportStatement,
  Target,
} from '../languages/Import';
import { importLanguageOf } from '../languages/importLanguages';
import type { Coming } from '../imports/planEdits';
import { planEdits } from '../imports/planEdits';
import { importsOf, itemsOfFile } from '../imports/readImports';
import { newNames, wordsIn } from './ruleNames';
import { isSame, leavesOf, standingOf } from '../imports/standing';
import { canBeValue } from '../imports/typeOnly';

/** A place of a file that gets the new code of a rule. */
export interface ChangedPlace {
  rule: Rule;
  /** Where the old code begins. */
  start: number;
  replacements: readonly Replacement[];
}

/** The imports that the new code of a template needs, and those that its old code leaves unused. */
export class TemplateImports {
  private readonly companions: readonly Companion[];
  private readonly obsolete: readonly Brought[];
  /** Names that the imports bring to a file. */
  readonly names: ReadonlySet<string>;

  constructor({ companions, obsolete = [] }: Pick<Body, 'companions' | 'obsolete'>) {
    this.companions = companions;
    this.obsolete = obsolete;
    this.names = new Set(companions.flatMap(({ names }) => names));
  }

  /**
   * Names that the new code of a rule would use at a place, and that mean something else there; with
   * what they should mean.
   */
  taken(rule: Rule, offset: number, target: Target): Brought[] {
    const language = this.companions.length === 0 ? undefined : importLanguageOf(target.tree);
    if (language === undefined) return [];
    return this.neededBy(rule).flatMap(({ of, from }) => {
      const item = of && seenFrom(of, from, target, language);
      return item && this.standing(item, target, offset, language).is === 'taken' ? [item] : [];
    });
  }

  /** The edits of a file’s imports that go with the change of some of its places, in order. */
  edits(places: readonly ChangedPlace[], target: Target): Replacement[] {
    const language = importLanguageOf(target.tree);
    if (language === undefined) return [];
    const come = new Map<string, Coming>();
    const values: { statement: ImportStatement; item: ImportItem }[] = [];
    const verbatim = new Set<string>();
    for (const { rule, start } of places) {
      if (isPassedOn(target.tree, start, language)) continue;
      for (const companion of this.neededBy(rule)) {
        const item = companion.of && seenFrom(companion.of, companion.from, target, language);
        if (item === undefined) {
          if (isMissing(companion, target.tree, language)) verbatim.add(companion.text);
          continue;
        }
        const standing = this.standing(item, target, start, language);
        if (standing.is === 'absent')
          come.set(JSON.stringify(item), {
            item,
            hint: companion.text,
            isApart: companion.apart === true,
            isLast: companion.last === true,
          });
        else if (standing.is === 'typeOnly' && !values.some((each) => each.item === standing.item))
          values.push(standing);
      }
    }
    const changes = {
      come: [...come.values()],
      verbatim: [...verbatim].map((text) => ({ text })),
      gone: this.unused(places, target.tree, language),
      values,
    };
    return planEdits(changes, target, language);
  }

  /** The imports that rules bring as they were learned, each as its statement. */
  broughtBy(rules: readonly Rule[]): string[] {
    return [...new Set(rules.flatMap((rule) => this.neededBy(rule)))].map(({ text }) => text);
  }

  private neededBy(rule: Rule): Companion[] {
    if (this.companions.length === 0) return [];
    const names = newNames(rule);
    const words = new Set(wordsIn(rule.after));
    return this.companions.filter((companion) => {
      if (companion.for !== undefined) return companion.for.some((word) => words.has(word));
      return companion.names.some((name) =>
        companion.of === undefined ? words.has(name) : names.has(name),
      );
    });
  }

  private standing(item: Brought, target: Target, offset: number, language: ImportLanguage) {
    const standing = standingOf(item, target, offset, language);
    if (standing.is !== 'typeOnly' || canBeValue(target.tree, standing.statement, standing.item))
      return standing;
    return { is: 'taken' } as const;
  }

  /** Imports that only the old code used. */
  private unused(places: readonly ChangedPlace[], tree: FlatTree, language: ImportLanguage) {
    if (this.obsolete.length === 0) return [];
    const edits = places.flatMap(({ replacements }) => replacements);
    return importsOf(tree)
      .filter(({ place }) => place === 'file')
      .flatMap((statement) => statement.items.map((item) => ({ statement, item })))
      .filter(
        ({ item }) =>
          this.obsolete.some((other) => isSame(item, { ...other, name: item.name }, language)) &&
          item.member !== '*' &&
          !isUsed(item.name, tree, edits),
      );
  }
}

/** Whether a place lies in what passes on the names of another module. */
function isPassedOn(tree: FlatTree, offset: number, language: ImportLanguage): boolean {
  if (language.passesOn === undefined) return false;
  const around = childrenOf(tree, 0).find(
    (node) => tree.start[node]! <= offset && offset < tree.end[node]!,
  );
  return around !== undefined && language.passesOn(tree, around);
}

/** The import as a file writes it that lies elsewhere than the example. */
function seenFrom(
  item: Brought,
  from: string | undefined,
  { path }: Target,
  language: ImportLanguage,
): Brought {
  if (from === undefined || path === '' || language.seenFrom === undefined) return item;
  return { ...item, module: language.seenFrom(item.module, from, path) };
}

/** Of an import of which nothing is known but its text: whether a file lacks its names. */
function isMissing({ kind, names }: Companion, tree: FlatTree, language: ImportLanguage): boolean {
  if (!language.statements.includes(kind)) return false;
  const present = new Set(itemsOfFile(tree).map(({ name }) => name));
  return !names.every((name) => present.has(name));
}

/** Whether a file uses a name outside of its imports once some edits are made. */
function isUsed(name: string, tree: FlatTree, edits: readonly Replacement[]): boolean {
  if (edits.some(({ newText }) => hasWord(newText, name))) return true;
  const isGone = (node: number) =>
    edits.some(({ start, end }) => start <= tree.start[node]! && tree.end[node]! <= end);
  const isMemberName = (node: number) => /^(attribute|property|field)$/.test(fieldOf(tree, node));
  if (leavesOf(tree, name).some((node) => !isGone(node) && !isMemberName(node))) return true;
  return isDocumented(tree, name);
}

/** Whether a comment that tools read uses a name. */
function isDocumented(tree: FlatTree, name: string): boolean {
  for (let node = 1; node < tree.count; node++) {
    if (!has(tree, node, COMMENT)) continue;
    const text = textOf(tree, node);
    if (text.startsWith('/**') && hasWord(text, name)) return true;
  }
  return false;
}
