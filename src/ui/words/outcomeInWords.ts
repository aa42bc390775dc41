import { l10n } from 'vscode';
import type { Application, Observer, Verdict } from '../../core/types';

/** The name of each observer for people. A function each, since the language is known late. */
const OBSERVER_WORDS: Readonly<Record<Observer, () => string>> = {
  survival: () => l10n.t('its code in git'),
  agent: () => l10n.t('an agent'),
  build: () => l10n.t('a build'),
  tests: () => l10n.t('tests'),
  sandbox: () => l10n.t('tests in a worktree'),
  person: () => l10n.t('a person'),
};

/** How an application went: `worked`, `taken back`, … */
export function outcomeInWords({
  revertedAt,
  revertedBy,
  outcome,
}: Pick<Application, 'revertedAt' | 'revertedBy' | 'outcome'>): string {
  if (revertedAt !== null) {
    const reverted = revertedBy === null ? l10n.t('reverted') : l10n.t('taken back');
    return outcome === null ? reverted : `${reverted}, ${verdictInWords(outcome)}`;
  }
  return outcome === null ? l10n.t('awaiting outcome') : verdictInWords(outcome);
}

/** Who saw how an application went, and what: `a person: wrong place`; nothing where nobody did. */
export function evidenceInWords({
  revertedBy,
  outcome,
}: Pick<Application, 'revertedBy' | 'outcome'>): string | undefined {
  const parts = [
    ...(revertedBy ? [takenBackInWords(revertedBy)] : []),
    ...(outcome ? [observedInWords(outcome)] : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : undefined;
}

/** How git took an application back: `commit 1a2b3c4d: Revert "Time out"`. */
export function takenBackInWords({
  kind,
  tree = '',
  reason = '',
}: NonNullable<Application['revertedBy']>): string {
  return kind === 'revert'
    ? l10n.t('commit {0}: {1}', tree.slice(0, 8), reason)
    : l10n.t('thrown away in git');
}

function verdictInWords({ success }: Verdict): string {
  return success ? l10n.t('worked') : l10n.t('did not work');
}

function observedInWords({ observer, evidence }: Verdict): string {
  const { command, exit, reason } = evidence ?? {};
  const saw = [
    ...(command === undefined ? [] : [command]),
    ...(exit === undefined ? [] : [l10n.t('exit code {0}', exit)]),
    ...(reason === undefined ? [] : [reason]),
  ].join(', ');
  const who = OBSERVER_WORDS[observer]();
  return saw === '' ? l10n.t('told by {0}', who) : l10n.t('told by {0}: {1}', who, saw);
}
