import { hashText } from '../../core/identity';

/** What a place reads as, layout aside. */
export interface PlaceWords {
  own: readonly string[];
  /** Words of the statement around it, those of other places in it aside. */
  statement: readonly string[];
  /** Names of the definitions around that, from the outside in. */
  within: readonly string[];
}

/** The key of a place in a file, or of all places that read the same in whatever definition. */
export function placeKeyOf({ own, statement, within }: PlaceWords, of: 'file' | 'piece'): string {
  return hashText(JSON.stringify([own, statement, of === 'file' ? within : null]));
}

/** Whether a place is one of those that are never offered. */
export function isHidden(hidden: ReadonlySet<string>, words: PlaceWords): boolean {
  return hidden.has(placeKeyOf(words, 'file')) || hidden.has(placeKeyOf(words, 'piece'));
}
