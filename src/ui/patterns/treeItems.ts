import {
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState as Collapsible,
  l10n,
} from 'vscode';
import { countPlaces } from '../words/countPlaces';
import { commandTo } from '../manifest/commands';
import { appliedInWords, timeInWords } from '../words/appliedInWords';
import { evidenceInWords, outcomeInWords } from '../words/outcomeInWords';
import { patternIcon } from '../words/patternIcons';
import { properName } from '../words/properName';
import { rowLabel } from '../words/rowLabel';
import { experienceInWords } from '../words/experienceInWords';
import { PATTERN_TYPE_WORDS, patternsInWords, percent, placesInWords } from '../words/words';
import type {
  AppliedRow,
  FactRow,
  LanguageRow,
  LearnedRow,
  PartRow,
  PatternsRow,
  VersionRow,
} from './rows';

const PARTS: Readonly<Record<PartRow['part'], { icon: string; words: () => string }>> = {
  origins: { icon: 'git-commit', words: () => l10n.t('Origin') },
  applications: { icon: 'target', words: () => l10n.t('Applications') },
  versions: { icon: 'versions', words: () => l10n.t('Versions') },
};

/** How a row looks. Hovers are made when they are asked for. */
export function learnedTreeItem(row: PatternsRow): TreeItem {
  switch (row.kind) {
    case 'language':
      return languageItem(row);
    case 'learned':
      return learnedItem(row);
    case 'part':
      return partItem(row);
    case 'applied':
      return appliedItem(row);
    case 'version':
      return versionItem(row);
    case 'fact':
      return factItem(row);
  }
}

function languageItem({ language, rows }: LanguageRow): TreeItem {
  const item = new TreeItem(properName(language), Collapsible.Expanded);
  item.id = language;
  item.iconPath = new ThemeIcon('code');
  item.description = l10n.t('confidence');
  item.contextValue = 'language';
  item.accessibilityInformation = {
    label: `${properName(language)}, ${patternsInWords(rows.length)}`,
  };
  return item;
}

function learnedItem({ patternId, pattern }: LearnedRow): TreeItem {
  const { patternName, patternType, confidence, state, onlyIn } = pattern;
  const item = new TreeItem(rowLabel([percent(confidence)], patternName), Collapsible.Collapsed);
  item.id = patternId;
  item.iconPath =
    state === 'archived'
      ? new ThemeIcon('archive', new ThemeColor('disabledForeground'))
      : patternIcon(patternType, confidence);
  const limits = [
    ...(state === 'archived' ? [l10n.t('archived')] : []),
    ...(onlyIn ? [l10n.t('only in one project')] : []),
  ];
  const facts = [
    ...limits,
    l10n.t('confidence {0}', percent(confidence)),
    experienceInWords(pattern),
  ];
  item.description = limits.join(' · ');
  item.contextValue = `learned.${state}.${onlyIn ? 'one' : 'all'}`;
  item.accessibilityInformation = {
    label: [patternName, PATTERN_TYPE_WORDS[patternType](), ...facts].join(', '),
  };
  return item;
}

function partItem({ part, patternId, count }: PartRow): TreeItem {
  const { icon, words } = PARTS[part];
  const item = new TreeItem(words(), Collapsible.Collapsed);
  item.id = `${patternId}\0${part}`;
  item.iconPath = new ThemeIcon(icon);
  if (count !== undefined) item.description = String(count);
  item.contextValue = `part.${part}`;
  return item;
}

function appliedItem({ application, applicationId, projectName, folder }: AppliedRow): TreeItem {
  const places = placesInWords(countPlaces(application.sites));
  const item = new TreeItem(rowLabel([places], projectName));
  item.id = applicationId;
  const { outcome, revertedAt } = application;
  const words = outcomeInWords(application);
  const evidence = evidenceInWords(application);
  const [icon, color] = revertedAt
    ? ['discard', 'disabledForeground']
    : outcome === null
      ? ['question', 'charts.yellow']
      : outcome.success
        ? ['pass', 'charts.green']
        : ['error', 'charts.red'];
  item.iconPath = new ThemeIcon(icon, new ThemeColor(color));
  item.description = `${words} · ${timeInWords(application.appliedAt)}`;
  const paths = [...new Set(application.sites.map(({ path }) => path))];
  item.tooltip = [...(evidence === undefined ? [] : [evidence]), ...paths].join('\n');
  item.contextValue = folder && !revertedAt ? 'applied.here' : 'applied.elsewhere';
  item.accessibilityInformation = {
    label: [projectName, words, ...(evidence ? [evidence] : []), appliedInWords(application)].join(
      ', ',
    ),
  };
  return item;
}

function versionItem({ version, number, state, patternId, code }: VersionRow): TreeItem {
  const label = l10n.t('Version {0}', number);
  const item = new TreeItem(label);
  item.id = `${patternId}\0${number}`;
  item.iconPath = new ThemeIcon(state === 'present' ? 'circle-filled' : 'circle-outline');
  const facts = [
    ...(state === 'present' ? [l10n.t('present')] : []),
    ...(state === 'gone' ? [l10n.t('its code is gone')] : []),
    version.reason,
    timeInWords(version.createdAt),
  ];
  item.description = facts.filter(Boolean).join(' · ');
  item.contextValue = `version.${state}`;
  item.accessibilityInformation = { label: [label, ...facts].join(', ') };
  if (state === 'earlier') {
    const title = l10n.t('Compare with the Present Version');
    item.command = commandTo('crossProjectLearning.compareVersion', title, { patternId, code });
  }
  return item;
}

function factItem({ icon, text, detail }: FactRow): TreeItem {
  const item = new TreeItem(text);
  item.iconPath = new ThemeIcon(icon);
  item.description = detail;
  item.tooltip = detail ? `${text} — ${detail}` : text;
  item.contextValue = 'fact';
  return item;
}
