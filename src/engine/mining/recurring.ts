import { isSupported, type Mark, supportOf } from './CommitMarks';

/** At most so many groups of edits are learned from, those with the most support. */
const MAX_GROUPS = 150;

/** Edits of one shape, or of the same words, with support; the most support first. */
export function recurring(marks: readonly Mark[]): Mark[][] {
  const groups = new Groups();
  for (const { lesson } of marks) {
    groups.join(`s${lesson.shape}`, lesson.words === undefined ? undefined : `w${lesson.words}`);
  }
  const byGroup = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = groups.of(`s${mark.lesson.shape}`);
    const known = byGroup.get(key);
    if (known) known.push(mark);
    else byGroup.set(key, [mark]);
  }
  const weight = (group: readonly Mark[]) => {
    const { commits, places } = supportOf(group);
    return commits * places;
  };
  return [...byGroup.values()]
    .filter((group) => isSupported(supportOf(group)))
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, MAX_GROUPS);
}

/** Names that belong together, each with one of them for all (union-find). */
class Groups {
  private readonly parents = new Map<string, string>();

  of(name: string): string {
    let at = name;
    for (let next = this.parents.get(at); next !== undefined; next = this.parents.get(at))
      at = next;
    if (at !== name) this.parents.set(name, at);
    return at;
  }

  join(a: string, b: string | undefined): void {
    if (b === undefined) return;
    const [left, right] = [this.of(a), this.of(b)];
    if (left !== right) this.parents.set(right, left);
  }
}
