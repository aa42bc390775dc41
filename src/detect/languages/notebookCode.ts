import { canonicalLanguage } from '../../core/names';
import type { CancellationSignal } from '../../core/ports';
import { throwIfCancelled } from '../DetectionCancelled';
import type { FileEntry } from '../Files';
import { listIn, tableIn, textIn } from '../manifests/values';
import type { Readings } from '../Readings';
import type { Survey } from '../survey';

const MAX_NOTEBOOKS = 16;
const MAX_NOTEBOOK_BYTES = 2_000_000;

/**
 * Bytes of code in notebooks by language. Outputs, often pictures, make most of a notebook's size
 * and nobody wrote them. Of many notebooks a sample is read, and the rest estimated from it.
 */
export async function notebookCode(
  readings: Readings,
  survey: Survey,
  notebooks: readonly FileEntry[],
  signal: CancellationSignal,
): Promise<Map<string, number>> {
  const code = new Map<string, number>();
  let read = 0;
  for (const file of notebooks) {
    if (read === MAX_NOTEBOOKS) break;
    if (file.size > MAX_NOTEBOOK_BYTES) continue;
    throwIfCancelled(signal);
    const found = await readings.of('notebook', survey, file, MAX_NOTEBOOK_BYTES, (text) =>
      text === undefined ? undefined : codeOf(text),
    );
    if (!found) continue;
    read += 1;
    code.set(found.language, (code.get(found.language) ?? 0) + found.size);
  }
  if (read === 0) {
    // None could be read: a tenth of the size is a cautious guess, and most notebooks are Python.
    const size = notebooks.reduce((sum, file) => sum + file.size, 0);
    return size > 0 ? new Map([['python', size / 10]]) : code;
  }
  for (const [language, size] of code) code.set(language, (size / read) * notebooks.length);
  return code;
}

function codeOf(text: string): { language: string; size: number } | undefined {
  let notebook: unknown;
  try {
    notebook = JSON.parse(text);
  } catch {
    // Not a notebook after all, or one cut off: its neighbours stand in for it.
    return undefined;
  }
  const metadata = tableIn(notebook, 'metadata');
  const language =
    textIn(tableIn(metadata, 'kernelspec'), 'language') ??
    textIn(tableIn(metadata, 'language_info'), 'name') ??
    'python';
  let size = 0;
  for (const cell of listIn(notebook, 'cells')) {
    if (textIn(cell, 'cell_type') !== 'code') continue;
    const source = textIn(cell, 'source');
    if (source !== undefined) size += source.length;
    else
      for (const line of listIn(cell, 'source')) size += typeof line === 'string' ? line.length : 0;
  }
  return { language: canonicalLanguage(language), size };
}
