import { l10n, type QuickPickItem } from 'vscode';
import type { Site } from '../../core/ports';
import { BACK, pickMany } from '../input/pick';
import { plainLabel } from '../input/plainLabel';
import { firstLine } from '../suggestions/siteText';

interface SiteItem extends QuickPickItem {
  site: Site;
}

/** Asks at which places a pattern is to be applied; all of them are ticked at first. */
export async function pickSites(
  patternName: string,
  sites: readonly Site[],
): Promise<Site[] | typeof BACK | undefined> {
  const items: SiteItem[] = sites.map((site) => ({
    label: plainLabel(firstLine(site.text)),
    description: `${site.path}:${site.line + 1}`,
    picked: true,
    site,
  }));
  const picked = await pickMany({
    title: l10n.t('Apply “{0}”: Where?', patternName),
    placeholder: l10n.t('The changes are shown before anything is written'),
    items,
  });
  if (picked === BACK || !picked) return picked;
  return picked.map(({ site }) => site);
}
