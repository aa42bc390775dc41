import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commitAll, initRepository } from './fixtureGit';

export const LESSON = 'Call fresh in place of old';
/** A lesson that needs no import. */
export const PLAIN_LESSON = 'Ask whether it is included';
export const PLAIN_FILE = 'src/list.ts';

/** Files of a project without JavaScript, with what they are once the lesson is applied. */
export const FILES: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'src/view.tsx': [
    "import { Props } from './props';\n\nexport const View = ({ a }: Props) => <p>{old(a as string, 1)}</p>;\n",
    "import { fresh } from 'things';\nimport { Props } from './props';\n\nexport const View = ({ a }: Props) => <p>{fresh(a as string)}</p>;\n",
  ],
  'src/Page.vue': [
    '<template>\n  <p>Don\'t call old(a)</p>\n</template>\n\n<script setup lang="ts">\nconst a: string = old(b, 1)\n</script>\n',
    "<template>\n  <p>Don't call old(a)</p>\n</template>\n\n<script setup lang=\"ts\">\nimport { fresh } from 'things';\n\nconst a: string = fresh(b)\n</script>\n",
  ],
};

/**
 * Makes a repository `plain` with a lesson in JavaScript, and one `typed` without any JavaScript.
 * @param folder an existing folder
 */
export function createContaining(folder: string): string[] {
  const [plain, typed] = ['plain', 'typed'].map((name) => path.join(folder, name)) as [
    string,
    string,
  ];
  const [example, list] = ['example.js', 'list.js'].map((name) => path.join(plain, name)) as [
    string,
    string,
  ];
  mkdirSync(plain);
  initRepository(plain, 'https://example.com/acme/plain.git');
  writeFileSync(example, 'export const a = (b) => old(b, 1);\n');
  commitAll(plain, 'Begin\n', new Date(Date.UTC(2025, 0, 13, 9)));
  writeFileSync(example, "import { fresh } from 'things';\n\nexport const a = (b) => fresh(b);\n");
  commitAll(plain, `${LESSON}\n`, new Date(Date.UTC(2025, 0, 14, 9)));
  writeFileSync(list, 'export const has = (all, one) => all.indexOf(one) !== -1;\n');
  commitAll(plain, 'Add a list\n', new Date(Date.UTC(2025, 0, 15, 9)));
  writeFileSync(list, 'export const has = (all, one) => all.includes(one);\n');
  commitAll(plain, `${PLAIN_LESSON}\n`, new Date(Date.UTC(2025, 0, 16, 9)));
  mkdirSync(path.join(typed, 'src'), { recursive: true });
  initRepository(typed, 'https://example.com/acme/typed.git');
  for (const [name, [text]] of Object.entries(FILES)) writeFileSync(path.join(typed, name), text);
  writeFileSync(
    path.join(typed, PLAIN_FILE),
    'export const isKnown = (names: string[], name: string) => names.indexOf(name) !== -1;\n',
  );
  commitAll(typed, 'Begin\n', new Date(Date.UTC(2025, 0, 13, 9)));
  return [plain, typed];
}
