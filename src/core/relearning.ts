import { keptExamples, keptRejected } from './examples';
import { learnTogether } from './joint';
import type { Store } from './Store';
import type { TemplateLearner } from './ports';
import { rememberedPlaces } from './rememberedPlaces';
import { templateText } from './templateText';
import type { CodeTemplate, LearnedPattern, PatternId } from './types';

const PAGE = 100;

/** The outcome of learning patterns again. */
export interface Relearned {
  /** Patterns that have another template now. */
  changed: PatternId[];
  /** Patterns that learning again leaves as they are. */
  kept: PatternId[];
}

/** Learns patterns again that an earlier version of the learner learned. */
export class Relearning {
  constructor(
    private readonly store: Store,
    private readonly learner: TemplateLearner,
  ) {}

  /**
   * Learns each pattern again whose examples were all kept, and gives it the new template if it gives
   * back all of them and reads otherwise. What was learned again is marked, so that nobody does it twice.
   * @param mayGoOn asked before each pattern and before anything is written: false ends it there
   * @param isFree whether nobody works with a pattern; the others are left for another time
   */
  async run(
    mayGoOn: () => boolean,
    isFree: (patternId: PatternId) => boolean = () => true,
  ): Promise<Relearned> {
    const relearned: Relearned = { changed: [], kept: [] };
    for (const id of await this.outdated()) {
      if (!mayGoOn()) break;
      const pattern = isFree(id) ? await this.store.patterns.get(id) : undefined;
      const template = pattern && (await this.learnedAgain(pattern));
      if (pattern === undefined || template === undefined) continue;
      if (!mayGoOn() || !isFree(id)) break;
      const isOther = template !== null && !isSame(template, pattern.codeTemplate);
      await this.write(pattern, isOther ? template : undefined);
      (isOther ? relearned.changed : relearned.kept).push(id);
    }
    return relearned;
  }

  private async outdated(): Promise<PatternId[]> {
    const ids: PatternId[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.store.patterns.list({}, { limit: PAGE, cursor });
      ids.push(...page.items.filter((one) => this.isOutdated(one)).map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== undefined);
    return ids;
  }

  private isOutdated({ learner, examples, codeTemplate }: LearnedPattern): boolean {
    return (
      codeTemplate.kind === 'rewrite' &&
      (learner ?? 0) < this.learner.version &&
      examples.every(({ code }) => code !== undefined)
    );
  }

  /** `null` where the examples teach nothing that could take its place, `undefined` without them. */
  private async learnedAgain(pattern: LearnedPattern): Promise<CodeTemplate | null | undefined> {
    if (!this.isOutdated(pattern)) return undefined;
    const { codeTemplate: template, language } = pattern;
    if (template.byHand) return null;
    const examples = await keptExamples(this.store, pattern);
    const rejected = await keptRejected(this.store, pattern);
    if (!examples || !rejected) return undefined;
    const past = { template, rejected, keepsLevel: true };
    const joint = await learnTogether(this.learner, language, examples, past);
    return joint?.isProved ? joint.template : null;
  }

  private async write(pattern: LearnedPattern, template: CodeTemplate | undefined): Promise<void> {
    const basedOn = pattern.versions.at(-1)?.code;
    const code = template && (await this.store.putCode(templateText(template)));
    const reason = template ? 'learned again by a newer version' : 'learned again without a change';
    const { version: learner } = this.learner;
    const body = { patternId: pattern.id, template: code, reason, learner, basedOn };
    await this.store.record([
      ...(await rememberedPlaces(this.store, this.learner, pattern, pattern.id)),
      { kind: 'pattern.edited', body },
    ]);
  }
}

const isSame = (a: CodeTemplate, b: CodeTemplate): boolean =>
  JSON.stringify(a.body) === JSON.stringify(b.body);
