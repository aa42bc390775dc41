import {
  EventEmitter,
  TabInputTextDiff,
  TabInputText,
  Uri,
  commands,
  l10n,
  languages,
  window,
  workspace,
  type Disposable,
  type Tab,
} from 'vscode';
import type { CodeTemplate } from '../../core/types';
import { knownLanguageId, uncheckedLanguageId } from '../words/editorLanguage';

const SCHEME = 'cross-project-learning';

const texts = new Map<string, string>();
const changed = new EventEmitter<Uri>();
let last = 0;

/** Serves read-only documents that exist only in memory, as long as they are open. */
export function registerVirtualDocuments(): Disposable[] {
  return [
    changed,
    workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) =>
        texts.get(uri.toString()) ?? l10n.t('This preview ended with the window that showed it.'),
    }),
    workspace.onDidCloseTextDocument((document) => {
      // A changed language looks like closing and opening, but the document stays.
      if (!workspace.textDocuments.includes(document)) texts.delete(document.uri.toString());
    }),
  ];
}

/** An address under which a text can be opened. The path starts with `/`; its ending tells the language. */
export function virtualUri(path: string, text: string): Uri {
  last += 1;
  const uri = Uri.from({ scheme: SCHEME, path, query: String(last) });
  texts.set(uri.toString(), text);
  return uri;
}

/** Gives a document another text. */
export function changeVirtualText(uri: Uri, text: string): void {
  if (texts.get(uri.toString()) === text) return;
  texts.set(uri.toString(), text);
  changed.fire(uri);
}

/** Shows a template: the code after, and where it replaces something, the code before beside it. */
export async function showTemplate(template: CodeTemplate, title: string): Promise<Uri[]> {
  const { language } = template;
  if (template.kind === 'snippet') {
    const uri = await templateDocument(language, title, template.after);
    await window.showTextDocument(uri, { preview: true, preserveFocus: true });
    return [uri];
  }
  const before = await templateDocument(language, `${title} (before)`, template.before);
  const after = await templateDocument(language, `${title} (after)`, template.after);
  await commands.executeCommand('vscode.diff', before, after, title, {
    preview: true,
    preserveFocus: true,
  });
  return [before, after];
}

/** An address under which one side of a template can be opened, in the colours of its language. */
export async function templateDocument(language: string, name: string, text: string): Promise<Uri> {
  const uri = virtualUri(`/${name}`, text);
  return openUnchecked(uri, await knownLanguageId(language));
}

/** Shows a read-only page of Markdown. */
export async function showMarkdown(title: string, text: string): Promise<void> {
  const uri = virtualUri(`/${title}.md`, text);
  await commands.executeCommand('markdown.showPreview', uri);
}

/** Closes the tabs that show one of these documents. */
export async function closeTabs(uris: readonly Uri[]): Promise<void> {
  await window.tabGroups.close(tabsOf(uris), true);
}

/** Whether a tab shows one of these documents. */
export function isShown(uris: readonly Uri[]): boolean {
  return tabsOf(uris).length > 0;
}

function tabsOf(uris: readonly Uri[]): Tab[] {
  const wanted = new Set(uris.map(String));
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => {
    if (input instanceof TabInputText) return wanted.has(input.uri.toString());
    if (input instanceof TabInputTextDiff) return wanted.has(input.modified.toString());
    return (
      isMultiDiff(input) && input.textDiffs.some(({ modified }) => wanted.has(String(modified)))
    );
  });
}

/** The tab of several diffs, which the stable API does not name. */
function isMultiDiff(input: unknown): input is { textDiffs: { modified: Uri }[] } {
  return (
    typeof input === 'object' &&
    input !== null &&
    'textDiffs' in input &&
    Array.isArray(input.textDiffs)
  );
}

/**
 * Opens a document of ours in the colours of a language, which is told by its ending unless it is
 * named, without the checks of the language.
 */
export async function openUnchecked(uri: Uri, languageId?: string): Promise<Uri> {
  const document = await workspace.openTextDocument(uri);
  const id = uncheckedLanguageId(languageId ?? document.languageId);
  if (document.languageId !== id) await languages.setTextDocumentLanguage(document, id);
  return uri;
}
