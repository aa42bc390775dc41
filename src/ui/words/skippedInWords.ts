import { l10n } from 'vscode';
import type { SkippedSite } from '../../core/ports';
import type { RefusedSyntax, SkipReason } from '../../core/skipping';

/** Tells of places that are left out: of changed ones their number, of others the reason. */
export function skippedInWords(skipped: readonly SkippedSite[]): string[] {
  const changed = skipped.filter(({ why }) => why.kind === 'changed').length;
  const others = skipped.filter(({ why }) => why.kind !== 'changed');
  return [...(changed > 0 ? [changedInWords(changed)] : []), ...reasonsInWords(others)];
}

/** Why places are left out, each reason once, as whole sentences. */
export function reasonsInWords(skipped: readonly SkippedSite[]): string[] {
  return [...new Set(skipped.map(({ why }) => skipReasonInWords(why)))];
}

/** Why one place is not changed, as a whole sentence. */
export function skipReasonInWords(why: SkipReason): string {
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
      return l10n.t('The new code has characters that {0} lacks.', why.encoding);
    case 'undecodable':
      return l10n.t('The file is left as it is: {0}.', why.reason);
    case 'lineEnds':
      return why.ends === 'mixed'
        ? l10n.t('The file has line ends of several kinds, which saving would make alike.')
        : l10n.t('The line ends of the file are CR alone, which saving would replace.');
  }
}

/** Why one place is not changed, in a few words. */
export function shortReasonInWords(why: SkipReason): string {
  switch (why.kind) {
    case 'changed':
      return l10n.t('changed meanwhile');
    case 'overlaps':
      return l10n.t('overlaps line {0}', why.line + 1);
    case 'needsInput':
      return l10n.t('needs input by now');
    case 'breaksSyntax':
      return l10n.t('would not parse');
    case 'notAsMeant':
      return l10n.t('would mean something else');
    case 'encoding':
      return l10n.t('not in {0}', why.encoding);
    case 'undecodable':
      return l10n.t('no plain text');
    case 'lineEnds':
      return l10n.t('line ends');
  }
}

function refusedInWords({ language, sample, since, version }: RefusedSyntax): string {
  return version
    ? l10n.t(
        'It would not parse: this project allows {0} {1}, and `{2}` came with {3}.',
        ...[language, version, sample, since],
      )
    : l10n.t(
        'It may not parse: this project names no version of {0}, and `{1}` came with {2}.',
        ...[language, sample, since],
      );
}

function changedInWords(count: number): string {
  return count === 1
    ? l10n.t('1 place has changed meanwhile and is left out.')
    : l10n.t('{0} places have changed meanwhile and are left out.', count);
}
