import { InvalidArgument, PatternNotFound } from './errors';
import type { EventKind, Fact } from './events';
import { keepRejected, keptExamples, keptRejected } from './examples';
import { type Joint, learnTogether } from './joint';
import type { Page, PageRequest, Store } from './Store';
import type { TemplateLearner } from './ports';
import { rememberedPlaces } from './rememberedPlaces';
import { templateText } from './templateText';
import type {
  CodeHash,
  CodeTemplate,
  HiddenPlace,
  LearnedPattern,
  PatternId,
  PatternType,
  ProjectId,
  RejectedPlace,
  TemplateVersion,
} from './types';

export interface PatternEdit {
  name?: string;
  type?: PatternType;
  description?: string;
}

/** Maintenance of what was learned: find what does badly, archive, restore, remove, purge, merge. */
export class PatternMaintenance {
  constructor(
    private readonly store: Store,
    private readonly learner: TemplateLearner,
  ) {}

  /** Active patterns with confidence < 0.3 and more failures than successes. */
  lowPerformers(page: PageRequest): Promise<Page<LearnedPattern>> {
    return this.store.patterns.lowPerformers(page);
  }

  /** Groups of patterns of one language whose templates are the same. */
  async duplicates(): Promise<LearnedPattern[][]> {
    const groups = await this.store.patterns.duplicates();
    return Promise.all(
      groups.map((group) => Promise.all(group.map((patternId) => this.existing(patternId)))),
    );
  }

  /** No longer suggested; can be restored. */
  async archive(patternId: PatternId): Promise<LearnedPattern> {
    return this.change('pattern.archived', patternId);
  }

  async restore(patternId: PatternId): Promise<LearnedPattern> {
    return this.change('pattern.restored', patternId);
  }

  /** Offered in one project only, or in every one again with `null`. */
  async setOnlyIn(patternId: PatternId, onlyIn: ProjectId | null): Promise<LearnedPattern> {
    const pattern = await this.existing(patternId);
    await this.store.record([{ kind: 'pattern.scoped', body: { patternId: pattern.id, onlyIn } }]);
    return this.existing(pattern.id);
  }

  /** Gone from every list; its evidence is forgotten, learning it again starts anew. */
  async remove(patternId: PatternId): Promise<void> {
    const pattern = await this.existing(patternId);
    await this.store.record([{ kind: 'pattern.removed', body: { patternId: pattern.id } }]);
  }

  /** Removed, and its code deleted from disk for good, in this and every other window. */
  async purge(patternId: PatternId): Promise<void> {
    const pattern = await this.existing(patternId);
    await this.store.record([{ kind: 'pattern.purged', body: { patternId: pattern.id } }]);
  }

  /** @throws InvalidArgument when the name is empty or belongs to another pattern */
  async edit(patternId: PatternId, edit: PatternEdit): Promise<LearnedPattern> {
    const pattern = await this.existing(patternId);
    const name = edit.name?.trim();
    if (name === '') throw new InvalidArgument('A pattern needs a name.');
    const type = edit.type ?? pattern.patternType;
    const holder = await this.store.patterns.named(
      name ?? pattern.patternName,
      type,
      pattern.language,
    );
    if (holder && holder.id !== pattern.id) {
      throw new InvalidArgument(
        `There is already a pattern named “${holder.patternName}”. Merge the two or choose another name.`,
      );
    }
    await this.store.record([
      { kind: 'pattern.edited', body: { patternId: pattern.id, ...edit, name, reason: 'edited' } },
    ]);
    return this.existing(pattern.id);
  }

  /** Gives a pattern another template, as a new version with its reason. */
  async changeTemplate(
    patternId: PatternId,
    template: CodeTemplate,
    reason: string,
  ): Promise<LearnedPattern> {
    const pattern = await this.existing(patternId);
    const code = await this.store.putCode(templateText(template));
    const body = { patternId: pattern.id, template: code, reason };
    await this.store.record([{ kind: 'pattern.edited', body }]);
    return this.existing(pattern.id);
  }

  /**
   * Never offers a pattern at a place again, and gives it a template that no longer fits there, where
   * there is one. As little of the place is kept as it takes to make the pattern narrower again when it
   * is learned again; where that may not be kept, such a template stays as it is from now on.
   */
  async reject(
    patternId: PatternId,
    place: RejectedPlace,
    template: CodeTemplate | undefined,
    reason: string,
  ): Promise<LearnedPattern> {
    const pattern = await this.existing(patternId);
    const keys = await this.learner.placeKeys(pattern.codeTemplate, place, 'file');
    if (keys.length === 0) throw new InvalidArgument(`${place.path} cannot be read.`);
    const around = await this.learner.around(pattern.codeTemplate, place);
    const rejected = await keepRejected(this.store, around);
    const basedOn = template && pattern.versions.at(-1)?.code;
    const facts = keys.map((key): Fact => {
      const body = { patternId: pattern.id, key, place: rejected, basedOn };
      return { kind: 'place.rejected', body };
    });
    if (template) {
      const kept: CodeTemplate = { ...template, ...(rejected === undefined && { byHand: true }) };
      const code = await this.store.putCode(templateText(kept));
      const body = { patternId: pattern.id, template: code, reason, rejected };
      facts.push({ kind: 'pattern.edited', body });
    }
    await this.store.record(facts);
    return this.existing(pattern.id);
  }

  /** Offers a pattern again at a place where a person said that it must not fit. */
  async offerPlaceAgain(patternId: PatternId, key: string): Promise<LearnedPattern> {
    const pattern = await this.existing(patternId);
    await this.store.record([offeredAgain(pattern, key)]);
    return this.existing(pattern.id);
  }

  /**
   * Makes an earlier version of the template the present one. The places are offered again for which it
   * was made narrower since.
   * @throws InvalidArgument for any other
   */
  async restoreVersion(patternId: PatternId, code: CodeHash): Promise<LearnedPattern> {
    const pattern = await this.existing(patternId);
    const version = pattern.versions.find((one) => one.code === code);
    if (!version || (await this.store.code(code)) === undefined) {
      throw new InvalidArgument(`“${pattern.patternName}” has no such version any more.`);
    }
    const reason = `restored: ${version.reason}`;
    const body = { patternId: pattern.id, template: code, reason };
    await this.store.record([
      ...narrowedSince(pattern, version).map(({ key }) => offeredAgain(pattern, key)),
      { kind: 'pattern.edited', body },
    ]);
    return this.existing(pattern.id);
  }

  /**
   * Puts `from` into `survivor`: evidence summed, aliases, examples and versions kept, the template
   * learned from the examples of both where they were kept, else generalised over both.
   * @throws InvalidArgument when the two do not generalise, for then they are not one pattern
   */
  async merge(survivorId: PatternId, fromId: PatternId): Promise<LearnedPattern> {
    const survivor = await this.existing(survivorId);
    const from = await this.existing(fromId);
    if (survivor.id === from.id)
      throw new InvalidArgument('A pattern cannot be merged with itself.');
    const joint = await this.together(survivor, from);
    const both =
      joint?.template ?? (await this.learner.generalise(survivor.codeTemplate, from.codeTemplate));
    if (!both) {
      throw new InvalidArgument(
        `“${survivor.patternName}” and “${from.patternName}” change code in different ways and cannot be merged.`,
      );
    }
    const byHand = survivor.codeTemplate.byHand || from.codeTemplate.byHand;
    const template = joint?.template ?? { ...both, ...(byHand && { byHand }) };
    await this.store.record([
      ...(await rememberedPlaces(this.store, this.learner, survivor, survivor.id)),
      ...(await rememberedPlaces(this.store, this.learner, from, survivor.id)),
      { kind: 'pattern.merged', body: { patternId: survivor.id, from: from.id } },
      {
        kind: 'pattern.edited',
        body: {
          patternId: survivor.id,
          template: await this.store.putCode(templateText(template)),
          reason: `merged with “${from.patternName}”`,
          learner: joint?.isProved ? this.learner.version : undefined,
        },
      },
    ]);
    return this.existing(survivor.id);
  }

  private async together(
    survivor: LearnedPattern,
    from: LearnedPattern,
  ): Promise<Joint | undefined> {
    if (survivor.codeTemplate.byHand || from.codeTemplate.byHand) return undefined;
    const all = {
      examples: [...survivor.examples, ...from.examples],
      rejected: [...survivor.rejected, ...from.rejected],
    };
    const kept = await keptExamples(this.store, all);
    const rejected = await keptRejected(this.store, all);
    if (!kept || !rejected) return undefined;
    const past = { template: survivor.codeTemplate, rejected, keepsLevel: false };
    return learnTogether(this.learner, survivor.language, kept, past);
  }

  private async change(
    kind: Extract<EventKind, 'pattern.archived' | 'pattern.restored'>,
    patternId: PatternId,
  ): Promise<LearnedPattern> {
    const pattern = await this.existing(patternId);
    await this.store.record([{ kind, body: { patternId: pattern.id } }]);
    return this.existing(pattern.id);
  }

  private async existing(patternId: PatternId): Promise<LearnedPattern> {
    const pattern = await this.store.patterns.get(patternId);
    if (!pattern) throw new PatternNotFound(patternId);
    return pattern;
  }
}

const offeredAgain = ({ id: patternId }: LearnedPattern, key: string): Fact => ({
  kind: 'place.offered-again',
  body: { patternId, key },
});

/** Places for which a pattern was made narrower when it had a version of its template, or later. */
function narrowedSince(
  { hidden, versions }: LearnedPattern,
  version: TemplateVersion,
): HiddenPlace[] {
  const since = versions.slice(versions.indexOf(version)).map(({ code }) => code);
  return hidden.filter(({ basedOn }) => basedOn !== undefined && since.includes(basedOn));
}
