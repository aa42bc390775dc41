import { applyEdits, combined } from '../../core/edits';
import type { TextEdit, SiteEdits, SkippedSite } from '../../core/ports';
import type { SkipReason } from '../../core/skipping';
import { encode, type Decoded } from '../../files/decode';
import type { ApplicationPlan, PlannedFile, RevertPlan } from '../api/ApplicationApi';
import { lineEndsOf } from './lineEnds';

/** The files that a plan was made from. */
export class PlannedTexts {
  private readonly known = new Map<string, Decoded | undefined>();

  /** @param read a file as it is now, `undefined` when it is gone */
  constructor(private readonly read: (path: string) => Promise<Decoded | undefined>) {}

  /** `undefined` for a file that is gone or not decoded. */
  async textOf(path: string): Promise<string | undefined> {
    const decoded = await this.read(path);
    this.known.set(path, decoded);
    return decoded && 'text' in decoded ? decoded.text : undefined;
  }

  /** The encoding of a file that was decoded. */
  encodingOf(path: string): string {
    const decoded = this.known.get(path);
    return decoded && 'text' in decoded ? decoded.encoding : 'utf8';
  }

  /** Why a file would not be written back with all of its other bytes. */
  whyNotWritten(path: string): SkipReason | undefined {
    const decoded = this.known.get(path);
    if (!decoded) return undefined;
    if ('reason' in decoded) return { kind: 'undecodable', reason: decoded.reason };
    const ends = lineEndsOf(decoded.text);
    return ends === 'alike' ? undefined : { kind: 'lineEnds', ends };
  }

  /** Why edits cannot be written into a file. */
  whyNotEncoded(path: string, edits: readonly TextEdit[]): SkipReason | undefined {
    const encoding = this.encodingOf(path);
    const isEncoded = edits.every(({ newText }) => encode(newText, encoding) !== undefined);
    return isEncoded ? undefined : { kind: 'encoding', encoding };
  }
}

/** A plan without the sites that would cost other bytes of their files, which are skipped instead. */
export function writablePlan(plan: ApplicationPlan, texts: PlannedTexts): ApplicationPlan {
  const skipped: SkippedSite[] = plan.skipped.map(({ site, why }) => ({
    site,
    why: texts.whyNotWritten(site.path) ?? why,
  }));
  const sites: SiteEdits[] = [];
  for (const each of plan.sites) {
    const { site, edits } = each;
    const why = texts.whyNotWritten(site.path) ?? texts.whyNotEncoded(site.path, edits);
    if (why) skipped.push({ site, why });
    else sites.push(each);
  }
  const files = plan.files.flatMap((file): PlannedFile[] => {
    const kept = sites.filter(({ site }) => site.path === file.path);
    const { edits } = combined(kept);
    if (edits.length === 0) return [];
    const after = applyEdits(file.before, edits);
    return [{ ...file, edits, after, encoding: texts.encodingOf(file.path) }];
  });
  skipped.sort((a, b) => (a.site.path === b.site.path ? a.site.start - b.site.start : 0));
  return { ...plan, files, skipped, sites };
}

/** A plan to take an application back without files that would lose other bytes by it, which are named. */
export function writableRevert(plan: RevertPlan, texts: PlannedTexts): RevertPlan {
  const files: PlannedFile[] = [];
  const impossible = plan.impossible.map((place) => {
    const why = texts.whyNotWritten(place.path);
    return why?.kind === 'undecodable' ? { ...place, reason: inWords(why) } : place;
  });
  for (const file of plan.files) {
    const { path, before, edits } = file;
    const why = texts.whyNotWritten(path) ?? texts.whyNotEncoded(path, edits);
    if (!why) files.push({ ...file, encoding: texts.encodingOf(path) });
    else {
      const reason = inWords(why);
      const firsts = edits.filter(
        ({ companion, places }, index) =>
          !companion && edits.findIndex((other) => other.places?.[0] === places?.[0]) === index,
      );
      impossible.push(
        ...firsts.map(({ start }) => ({ path, line: lineAt(before, start), reason })),
      );
    }
  }
  return { ...plan, files, impossible };
}

function inWords(why: SkipReason): string {
  if (why.kind === 'undecodable') return `The file is ${why.reason}.`;
  if (why.kind === 'encoding') return `The code before has characters that ${why.encoding} lacks.`;
  return why.kind === 'lineEnds' && why.ends === 'cr'
    ? 'The line ends of the file are CR alone, which saving would replace.'
    : 'The file has line ends of several kinds, which saving would make alike.';
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/).length - 1;
}
