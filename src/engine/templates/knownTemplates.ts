import type { Store } from '../../core/Store';
import type { CodeTemplate, PatternId } from '../../core/types';
import type { Templates } from '../../template/Templates';

const PAGE = 200;

/**
 * Finds the pattern, active or archived, that reads as a template at one of its levels. Reads the
 * patterns of each language once; one whose code is damaged does not count.
 */
export function knownTemplates(
  store: Store,
  learner: Templates,
): (template: CodeTemplate) => Promise<PatternId | undefined> {
  const byLanguage = new Map<string, Promise<Map<string, PatternId>>>();
  return async (template) => {
    const { language } = template;
    const read = byLanguage.get(language) ?? readingsOf(language, store, learner);
    byLanguage.set(language, read);
    return (await read).get(readingOf(template));
  };
}

async function readingsOf(
  language: string,
  store: Store,
  learner: Templates,
): Promise<Map<string, PatternId>> {
  const readings = new Map<string, PatternId>();
  const filter = { language, states: ['active', 'archived'] } as const;
  let cursor: string | undefined;
  do {
    const page = await store.patterns.list(filter, { limit: PAGE, cursor });
    for (const { id, codeTemplate } of page.items) {
      for (const level of readableLevels(codeTemplate, learner)) readings.set(readingOf(level), id);
    }
    cursor = page.next;
  } while (cursor !== undefined);
  return readings;
}

type Sides = Pick<CodeTemplate, 'before' | 'after'>;

function readableLevels(template: CodeTemplate, learner: Templates): Sides[] {
  try {
    return [template, ...learner.levels(template)];
  } catch {
    return [template];
  }
}

const readingOf = ({ before, after }: Sides): string => JSON.stringify([before, after]);
