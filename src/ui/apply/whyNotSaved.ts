import { Buffer } from 'node:buffer';
import { open, statfs } from 'node:fs/promises';
import { l10n } from 'vscode';

/**
 * Why a text is not in a file after it was saved, in a few words; writes nothing.
 * @param otherwise said when neither the file nor its disk tells
 */
export async function whyNotSaved(file: string, text: string, otherwise: string): Promise<string> {
  try {
    await (await open(file, 'r+')).close();
    const { bavail, bsize } = await statfs(file);
    if (bavail * bsize < Buffer.byteLength(text)) return l10n.t('the disk is full');
    return otherwise;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return REASONS[code ?? '']?.() ?? message;
  }
}

/** In words for people. A function each, since the language is known late. */
const REASONS: Readonly<Record<string, () => string>> = {
  EACCES: () => l10n.t('no permission to write it'),
  EPERM: () => l10n.t('no permission to write it'),
  EROFS: () => l10n.t('its disk is read-only'),
  EISDIR: () => l10n.t('it is no file any more'),
  ENOENT: () => l10n.t('it is no file any more'),
};
