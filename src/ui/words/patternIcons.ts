import { ThemeColor, ThemeIcon } from 'vscode';
import type { MatchReason, PatternType } from '../../core/types';

/** Codicon of each pattern type. */
export const PATTERN_TYPE_ICONS: Readonly<Record<PatternType, string>> = {
  refactoring: 'tools',
  optimization: 'zap',
  bug_fix: 'bug',
  testing: 'beaker',
  documentation: 'book',
  security: 'shield',
  architecture: 'layers',
};

/** Codicon of each kind of reason. */
export const REASON_ICONS: Readonly<Record<MatchReason['kind'], string>> = {
  'same-project': 'home',
  language: 'code',
  framework: 'package',
  domain: 'globe',
  'track-record': 'verified',
};

/** The type's icon in a colour that says how sure the pattern is; the row says it in words too. */
export function patternIcon(type: PatternType, confidence: number): ThemeIcon {
  return new ThemeIcon(PATTERN_TYPE_ICONS[type], new ThemeColor(colorOf(confidence)));
}

function colorOf(confidence: number): string {
  if (confidence >= 0.7) return 'charts.green';
  return confidence >= 0.4 ? 'charts.yellow' : 'charts.red';
}
