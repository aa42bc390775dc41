import { l10n } from 'vscode';
import type { NewerSyntax, RefusedSyntax, SkipReason, SkippedSite } from '../../core/skipping';

/** What is told about places that are left out: those that changed by their number, others by reason. */
export function skippedInWords(skipped: readonly SkippedSite[]): string[] {
  const changed = skipped.filter(({ why }) => why.kind === 'changed').length;
  const others = skipped.filter(({ why }) => why.kind !== 'changed');
  return [...(changed > 0 ? [changedInWords(changed)] : []), ...reasonsInWords(others)];
}

/** Why places are left out, each reason once, as whole sentences. */
export function reasonsInWords(skipped: readonly SkippedSite[]): string[] {
  return [...new Set(skipped.map(({ why }) => reasonInWords(why)))];
}

/** Why one place is not changed, as a whole sentence. */
export function reasonInWords(why: SkipReason): string {
  switch (why.kind) {
    case 'changed':
      return l10n.t('It changed meanwhile.');
    case 'overlaps':
      return l10n.t('It overlaps the place on line {0}.', why.line + 1);
    case 'needsInput':
      return l10n.t('It needs input by now: {0}.', why.names.join(', '));
    case 'breaksSyntax':
      return why.refused
        ? refusedInWords(why.refused)
        : l10n.t('The file would not parse any more.');
    case 'notAsMeant':
      return l10n.t('The new code would mean something else here.');
    case 'encoding':
      return l10n.t('The file is kept in {0}, which is not written.', why.encoding);
  }
}

function refusedInWords({ language, since, syntax, version }: RefusedSyntax): string {
  const what = NEWER_SYNTAX_WORDS[syntax]();
  return version
    ? l10n.t('{0} {1} does not parse it: {2} came with {3}.', language, version, what, since)
    : l10n.t(
        '{0} before {1} does not parse it: {2}. The project names no version.',
        language,
        since,
        what,
      );
}

/** Newer syntax for people. A function each, since the language is known late. */
const NEWER_SYNTAX_WORDS: Readonly<Record<NewerSyntax, () => string>> = {
  quotesInFString: () => l10n.t('the same quotes within an f-string'),
  backslashInFString: () => l10n.t('a backslash within the braces of an f-string'),
  commentInFString: () => l10n.t('a comment within an f-string'),
  newlineInFString: () => l10n.t('a line break within the braces of an f-string'),
  assignmentExpression: () => l10n.t('an assignment within an expression'),
  positionalOnly: () => l10n.t('parameters that are positional only'),
  matchStatement: () => l10n.t('the match statement'),
  parenthesizedWith: () => l10n.t('parentheses around the parts of a with statement'),
  exceptGroup: () => l10n.t('except*'),
  typeParameters: () => l10n.t('parameters of types'),
  newlineInInterpolation: () => l10n.t('a line break within the braces of a string'),
  rawString: () => l10n.t('a raw string'),
};

function changedInWords(count: number): string {
  return count === 1
    ? l10n.t('1 place has changed meanwhile and is left out.')
    : l10n.t('{0} places have changed meanwhile and are left out.', count);
}
