import type { PatternSites } from '../api/SiteApi';

/** Counts the sites at which a person has to fill something in, and takes them out unless wanted. */
export function sitesAsAsked({ patternId, sites }: PatternSites, withInputs = false): PatternSites {
  const ready = sites.filter(({ inputs }) => inputs === undefined);
  const needingInput = sites.length - ready.length;
  return {
    patternId,
    sites: withInputs ? sites : ready,
    ...(needingInput > 0 && { needingInput }),
  };
}
