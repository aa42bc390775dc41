import { commands, l10n, type Uri } from 'vscode';
import type { MinedCandidate } from '../../engine/api/MiningApi';
import { templateDocument } from '../documents/virtualDocuments';

/** Shows a candidate's code before and after, and below it a few of the places where it was done. */
export async function previewCandidate(
  { language, template, examples }: MinedCandidate,
  name: string,
): Promise<Uri[]> {
  const sides = [
    { title: l10n.t('Pattern'), ...template },
    ...examples.map(({ path, ...texts }) => ({ title: path, ...texts })),
  ];
  const diffs = await Promise.all(
    sides.map(async ({ title, before, after }) => [
      // Of one name, since two would look like a file that was renamed.
      await templateDocument(language, title, before),
      await templateDocument(language, title, after),
    ]),
  );
  const resources = diffs.map(([before, after]) => [after, before, after]);
  await commands.executeCommand('vscode.changes', name, resources);
  return diffs.flat();
}
