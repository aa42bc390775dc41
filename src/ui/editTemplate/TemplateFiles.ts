import {
  EventEmitter,
  FileChangeType,
  FileSystemError,
  FileType,
  Uri,
  l10n,
  type Disposable,
  type FileChangeEvent,
  type FileStat,
  type FileSystemProvider,
} from 'vscode';
import type { TemplateForm, TemplateProblem } from '../../core/templateEditing';
import type { LearnedPattern, PatternId } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import { hasCode } from '../mends/reportError';
import { formsText, readForms, type ReadForms } from './formsText';

export const TEMPLATE_SCHEME = 'cross-project-learning-template';

/** A problem at a place of the text that was to be saved; offsets are UTF-16 units. */
export interface PlacedProblem extends Pick<TemplateProblem, 'severity' | 'message'> {
  start: number;
  end: number;
}

export interface TemplateFilesOptions {
  api: () => Promise<EngineApi>;
  /** Told at every attempt to save, with what was found; none clears it. */
  onChecked: (uri: Uri, text: string, problems: readonly PlacedProblem[]) => void;
  /** Told when an edit has become a new version. */
  onSaved: (
    before: LearnedPattern,
    after: LearnedPattern,
    problems: readonly PlacedProblem[],
  ) => void;
}

/** The address under which a pattern’s template is edited; its name is what the tab shows. */
export function templateUri({ id, patternName }: LearnedPattern): Uri {
  const name = patternName.replaceAll(/[/\\]/g, '∕').trim() || id;
  return Uri.from({ scheme: TEMPLATE_SCHEME, path: `/${name}`, query: id });
}

export const patternIdIn = (uri: Uri): PatternId => uri.query;

/** Templates as files that can be edited: read from the engine, and written only when they are right. */
export class TemplateFiles implements FileSystemProvider {
  private readonly changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;
  /** The template as it was read last, and when it became another. */
  private readonly known = new Map<string, { uri: Uri; text: string; mtime: number }>();

  constructor(private readonly options: TemplateFilesOptions) {}

  watch(): Disposable {
    return { dispose: () => undefined };
  }

  async stat(uri: Uri): Promise<FileStat> {
    const { text, mtime } = await this.read(uri);
    return { type: FileType.File, ctime: 0, mtime, size: new TextEncoder().encode(text).length };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    return new TextEncoder().encode((await this.read(uri)).text);
  }

  /** @throws FileSystemError with the first thing that is wrong; nothing is kept then */
  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    const text = new TextDecoder().decode(content);
    const { pattern, forms } = await this.load(uri);
    const api = await this.options.api();
    const read = readForms(text, pattern.codeTemplate.kind, forms.length);
    if (!read) {
      const message = l10n.t(
        'The lines with ═══ tell which code is which. Put them back as they were.',
      );
      this.refuse(uri, text, [{ severity: 'error', message, start: 0, end: 0 }]);
    }
    const { pattern: saved, problems } = await api.editTemplate({
      patternId: pattern.id,
      forms: read.forms,
    });
    const placed = problems.map((problem) => placedIn(problem, read));
    if (!saved) this.refuse(uri, text, placed);
    this.options.onChecked(uri, text, placed);
    if (saved.versions.length > pattern.versions.length)
      this.options.onSaved(pattern, saved, placed);
  }

  /** Tells of the templates that have become others, in this window or elsewhere. */
  async lookAgain(): Promise<void> {
    for (const { uri, mtime } of [...this.known.values()]) {
      const now = await this.read(uri).catch(() => undefined);
      if (now && now.mtime !== mtime) this.changed.fire([{ type: FileChangeType.Changed, uri }]);
    }
  }

  /** Forgets a document that was closed. */
  forget(uri: Uri): void {
    this.known.delete(uri.toString());
  }

  readDirectory(): [string, FileType][] {
    return [];
  }

  createDirectory(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  private refuse(uri: Uri, text: string, problems: readonly PlacedProblem[]): never {
    this.options.onChecked(uri, text, problems);
    const first = problems.find(({ severity }) => severity === 'error');
    const error = new FileSystemError(first?.message);
    // The editor shows the name of an error before its message, and this one is for a person.
    error.name = '';
    throw error;
  }

  private async read(uri: Uri): Promise<{ text: string; mtime: number }> {
    const { pattern, forms } = await this.load(uri);
    const text = formsText(forms, pattern.codeTemplate, {
      help: [
        l10n.t('$1, $2, … stand for code that may differ, $$$1 for any number of elements.'),
        l10n.t('A dollar and a digit that are code have a backslash before them: {0}.', '\\$1'),
        l10n.t('Saving checks this and makes a new version of the pattern.'),
      ],
      before: l10n.t('before'),
      after: l10n.t('after'),
      inserted: l10n.t('inserted'),
    });
    const known = this.known.get(uri.toString());
    if (known?.text === text) return known;
    const read = { uri, text, mtime: known ? known.mtime + 1 : pattern.createdAt };
    this.known.set(uri.toString(), read);
    return read;
  }

  private async load(uri: Uri): Promise<{ pattern: LearnedPattern; forms: TemplateForm[] }> {
    const api = await this.options.api();
    const patternId = patternIdIn(uri);
    try {
      const pattern = await api.pattern({ patternId });
      return { pattern, forms: await api.editableForms({ patternId }) };
    } catch (error) {
      if (hasCode(error, 'PatternNotFound')) throw FileSystemError.FileNotFound(uri);
      throw error;
    }
  }
}

function placedIn(
  { severity, message, form, side, start, end }: TemplateProblem,
  { starts }: ReadForms,
): PlacedProblem {
  const from = starts[form]?.[side] ?? 0;
  return { severity, message, start: from + start, end: from + end };
}
