import type { Lesson } from '../lessons/Lesson';
import { isWithinImport } from '../imports/places';
import { isNameKind } from '../languages/kinds';
import {
  type Atom,
  atomKey,
  atomsOf,
  isHole,
  isLiteral,
  isOpened,
  type Pattern,
  type Rule,
} from '../rules/Pattern';

/**
 * Whether an edit tells nothing beyond its own file, however often it comes: a name of the file's own
 * that got another one, a number or version that went up, an import by itself.
 */
export function isTrivial(lesson: Lesson): boolean {
  const { versions, region } = lesson;
  return isWithinImport(versions.before, region.before[0]!) || isRename(lesson) || isBump(lesson);
}

/** Both sides are the same but for names that the file gave itself. */
function isRename({ rule, names }: Lesson): boolean {
  const [before, after] = [atomsOf(rule.before), atomsOf(rule.after)];
  if (before.length !== after.length) return false;
  return before.every((atom, index) => {
    const other = after[index]!;
    if (atomKey(atom) === atomKey(other)) return true;
    if (!isLiteral(other) || !isNameKind(other.k)) return false;
    const old = nameOf(atom, rule);
    return old !== undefined && (names.local.has(old) || names.declared.has(old));
  });
}

function nameOf(atom: Atom, { holes }: Rule): string | undefined {
  if (isLiteral(atom)) return atom.t;
  return isHole(atom) ? holes[atom.h - 1]?.name : undefined;
}

/** Both sides are the same but for their digits. */
function isBump({ rule }: Lesson): boolean {
  const code = (side: readonly Pattern[]) => atomsOf(side).map(withoutDigits).join(' ');
  return code(rule.before) === code(rule.after);
}

function withoutDigits(atom: Atom): string {
  const bare = (text: string) => text.replaceAll(/\d+/g, '0');
  if (isLiteral(atom)) return bare(atom.t);
  if (!isOpened(atom)) return atomKey(atom);
  return JSON.stringify(atom.p.map((part) => (typeof part === 'string' ? bare(part) : part)));
}
