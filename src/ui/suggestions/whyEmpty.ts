import type { SuggestionReport } from '../../engine/api/SuggestionApi';
import type { EmptyReason } from '../manifest/contextKeyMap';

/** Why nothing is suggested: the first filter that left nothing, or the one that took most. */
export function whyEmpty(report: SuggestionReport): EmptyReason {
  const { candidates, dismissed, belowConfidence, belowSimilarity } = report;
  if (report.known.every(({ count }) => count === 0)) return 'nothingLearned';
  if (report.profile.language === null && report.profile.languages.length === 0) {
    return 'languageUnknown';
  }
  if (candidates === 0) return 'otherLanguages';
  if (dismissed >= candidates) return 'allDismissed';
  if (belowConfidence === 0 && belowSimilarity === 0) return 'nothingLeft';
  return belowConfidence > belowSimilarity ? 'lowConfidence' : 'lowSimilarity';
}
