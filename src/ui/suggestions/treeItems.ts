import { ThemeIcon, TreeItem, TreeItemCollapsibleState as Collapsible, Uri, l10n } from 'vscode';
import { countPlaces } from '../words/countPlaces';
import { uriIn } from '../folders/folders';
import { commandTo } from '../manifest/commands';
import { appliedInWords, timeInWords } from '../words/appliedInWords';
import { PATTERN_TYPE_ICONS, patternIcon } from '../words/patternIcons';
import { rowLabel } from '../words/rowLabel';
import { usesInWords } from '../words/experienceInWords';
import {
  PATTERN_TYPE_WORDS,
  filesInWords,
  inputsInWords,
  needInputInWords,
  patternsInWords,
  percent,
  sitesInWords,
} from '../words/words';
import type {
  AwaitingRow,
  FolderRow,
  GroupId,
  GroupRow,
  NoteRow,
  PatternRow,
  Row,
  SiteRow,
  TypeRow,
} from './rows';
import { GROUP_WORDS } from './groupWords';
import { firstLine } from '../words/siteText';

/** The meaning of the numbers in a group's rows. */
const LEGENDS: Partial<Readonly<Record<GroupId, () => string>>> = {
  awaiting: () => l10n.t('places'),
  fits: () => l10n.t('places · confidence'),
  language: () => l10n.t('places · confidence'),
};

/** Why patterns are offered whose projects are not similar enough. */
const ONLY_LANGUAGE = () =>
  l10n.t(
    'These come from projects that are less similar. They fit here and need nothing but the language.',
  );

/** How a row looks. Hovers are made when they are asked for. */
export function treeItemOf(row: Row): TreeItem {
  switch (row.kind) {
    case 'folder':
      return folderItem(row);
    case 'group':
      return groupItem(row);
    case 'type':
      return typeItem(row);
    case 'pattern':
      return patternItem(row);
    case 'awaiting':
      return awaitingItem(row);
    case 'site':
      return siteItem(row);
    case 'note':
      return noteItem(row);
  }
}

function folderItem({ of }: FolderRow): TreeItem {
  const item = new TreeItem(of.name, Collapsible.Expanded);
  item.id = of.folder;
  item.iconPath = ThemeIcon.Folder;
  item.resourceUri = Uri.file(of.folder);
  return item;
}

function groupItem({ group, of, rows }: GroupRow): TreeItem {
  const open = group === 'none' ? Collapsible.Collapsed : Collapsible.Expanded;
  const item = new TreeItem(GROUP_WORDS[group](), open);
  item.id = `${of.folder}\0${group}`;
  const { progress } = of;
  const count =
    group === 'looking' && progress?.total
      ? l10n.t('{0} of {1} files', progress.done, progress.total)
      : String(rows.length);
  item.description = LEGENDS[group]?.() ?? count;
  item.contextValue = `group.${group}`;
  if (group === 'language') item.tooltip = ONLY_LANGUAGE();
  item.accessibilityInformation = { label: `${GROUP_WORDS[group]()}, ${count}` };
  return item;
}

function typeItem({ folder, group, type, rows }: TypeRow): TreeItem {
  const open = group === 'none' ? Collapsible.Collapsed : Collapsible.Expanded;
  const item = new TreeItem(PATTERN_TYPE_WORDS[type](), open);
  item.id = [folder, group, type].join('\0');
  item.iconPath = new ThemeIcon(PATTERN_TYPE_ICONS[type]);
  item.description = String(rows.length);
  item.contextValue = 'type';
  item.accessibilityInformation = {
    label: `${PATTERN_TYPE_WORDS[type]()}, ${patternsInWords(rows.length)}`,
  };
  return item;
}

function patternItem({ folder, group, patternId, suggestion, found }: PatternRow): TreeItem {
  const { patternName, patternType, confidence, similarityScore, own, codeTemplate } = suggestion;
  const count = found.length > 0 ? [String(found.length)] : [];
  const label = rowLabel([...count, percent(confidence)], patternName);
  const item = new TreeItem(label, Collapsible.Collapsed);
  item.id = [folder, group, patternId].join('\0');
  item.iconPath = patternIcon(patternType, confidence);
  const facts = [
    ...(found.length > 0 ? [sitesInWords(found)] : []),
    l10n.t('confidence {0}', percent(confidence)),
    usesInWords(suggestion),
    own ? l10n.t('from this project') : l10n.t('{0} similar', percent(similarityScore)),
  ];
  const needing = found.filter(({ inputs }) => inputs !== undefined).length;
  if (needing > 0) item.description = needInputInWords(needing);
  item.contextValue = `pattern.${codeTemplate.kind}.${group === 'language' ? 'fits' : group}`;
  item.accessibilityInformation = {
    label: [patternName, PATTERN_TYPE_WORDS[patternType](), ...facts].join(', '),
  };
  return item;
}

function awaitingItem({ application, pattern, folder }: AwaitingRow): TreeItem {
  const places = String(countPlaces(application.sites));
  const item = new TreeItem(rowLabel([places], pattern.patternName));
  item.id = [folder, 'awaiting', application.id].join('\0');
  item.iconPath = new ThemeIcon('question');
  const files = new Set(application.sites.map(({ path }) => path)).size;
  item.description = [filesInWords(files), timeInWords(application.appliedAt)].join(' · ');
  item.contextValue = 'awaiting';
  item.accessibilityInformation = {
    label: l10n.t(
      '{0}, applied to {1}; did it work?',
      pattern.patternName,
      appliedInWords(application),
    ),
  };
  return item;
}

function siteItem({ folder, patternId, site, file }: SiteRow): TreeItem {
  const line = l10n.t('Line {0}', site.line + 1);
  const item = new TreeItem(rowLabel([line], file));
  item.id = [folder, patternId, site.path, site.start].join('\0');
  item.resourceUri = uriIn(folder, site.path);
  item.iconPath = ThemeIcon.File;
  const needed = site.inputs ? [inputsInWords(site.inputs)] : [];
  item.description = [...needed, firstLine(site.text)].join(' · ');
  item.tooltip = [`${site.path}:${site.line + 1}`, ...needed].join('\n');
  item.contextValue = 'site';
  item.accessibilityInformation = {
    label: [site.path, line, ...needed, firstLine(site.text)].join(', '),
  };
  const { path, start, end } = site;
  item.command = commandTo('crossProjectLearning.openSite', l10n.t('Open'), {
    folder,
    path,
    start,
    end,
  });
  return item;
}

function noteItem({ icon, text, detail, tooltip }: NoteRow): TreeItem {
  const item = new TreeItem(text);
  item.description = detail;
  if (tooltip !== undefined) item.tooltip = tooltip;
  item.iconPath = new ThemeIcon(icon);
  item.contextValue = 'note';
  return item;
}
