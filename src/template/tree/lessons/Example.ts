import type { Change } from './changes';
import type { Lesson } from './Lesson';
import type { Names } from '../languages/names';
import type { Differences, Versions } from './treeDiff';
import type { TreeIndex } from '../syntax/TreeIndex';

/** An example with what is needed to try rules on it. */
export interface Example {
  versions: Versions;
  differences: Differences;
  names: Names;
  /** What was changed, each put together as it was made together. */
  changes: readonly Change[];
  lessons: Lesson[];
  /** Before-side nodes at or in which something changed that tells no rule; comments aside. */
  unlearned: number[];
  beforeIndex: TreeIndex;
  afterIndex: TreeIndex;
}
