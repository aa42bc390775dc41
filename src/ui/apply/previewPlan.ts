import { commands, l10n, type Uri, type WorkspaceFolder } from 'vscode';
import type { ApplicationPlan } from '../../engine/EngineApi';
import { uriIn } from '../folders';
import { askAboutPreview, type PreviewAnswer } from '../previewQuestion';
import { filesInWords, placesInWords } from '../words';
import { virtualUri } from '../virtualDocuments';

/** Shows all that a plan would change as a diff and asks for a plain yes. */
export async function confirmPlan(
  folder: WorkspaceFolder,
  plan: ApplicationPlan,
  { patternName, places, canGoBack }: { patternName: string; places: number; canGoBack: boolean },
): Promise<PreviewAnswer> {
  const shown = await showDiff(folder, plan, l10n.t('Preview of “{0}”', patternName));
  const question = l10n.t(
    'Apply “{0}” to {1} in {2}? Nothing has been changed yet.',
    patternName,
    placesInWords(places),
    filesInWords(plan.files.length),
  );
  return askAboutPreview(shown, {
    question: plan.stale.length > 0 ? `${question} ${staleInWords(plan.stale.length)}` : question,
    yes: l10n.t('Apply'),
    back: canGoBack ? l10n.t('Choose Other Places') : undefined,
  });
}

/** @returns the addresses of the after-sides, by which the tabs are found again. */
async function showDiff(
  folder: WorkspaceFolder,
  plan: ApplicationPlan,
  title: string,
): Promise<Uri[]> {
  const sides = plan.files.map(({ path, after }) => {
    const before = uriIn(folder, path);
    return { before, after: virtualUri(before.path, after) };
  });
  const [first] = sides;
  if (first && sides.length === 1) {
    await commands.executeCommand('vscode.diff', first.before, first.after, title, {
      preview: true,
      preserveFocus: true,
    });
  } else {
    const resources = sides.map(({ before, after }) => [before, before, after]);
    await commands.executeCommand('vscode.changes', title, resources);
  }
  return sides.map(({ after }) => after);
}

function staleInWords(count: number): string {
  return count === 1
    ? l10n.t('1 place has changed meanwhile and is left out.')
    : l10n.t('{0} places have changed meanwhile and are left out.', count);
}
