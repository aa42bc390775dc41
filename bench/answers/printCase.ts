import type { Lesson } from './Lessons';

interface Shown {
  title: string;
  train: readonly { before: string | null; after: string | null }[];
  before: string;
  /** One text, or several that are as good. */
  expected: readonly string[];
  got: string;
  lesson: Lesson;
}

/** Prints one case as a person reads it: the examples, the question, both answers, the pattern. */
export function printCase({ title, train, before, expected, got, lesson }: Shown): void {
  console.log(`\n=== ${title}`);
  for (const example of train) {
    part('learned from', example.before ?? '');
    part('which became', example.after ?? '');
  }
  part('asked', before);
  for (const text of expected) part('expected', text);
  part('got', got === before ? '(unchanged)' : got);
  if (typeof lesson === 'string') {
    part('refused', lesson);
    return;
  }
  const { learner, kind, before: from, after: to } = lesson.template;
  part(`pattern (${learner}, ${kind})`, `${from}\n=>\n${to}`);
  if (lesson.notes.length > 0) part('notes', lesson.notes.join('\n'));
}

function part(name: string, text: string): void {
  const indented = text.trimEnd().replaceAll(/^/gm, '    ');
  console.log(`  ${name}:\n${indented}`);
}
