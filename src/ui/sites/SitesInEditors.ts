import {
  Disposable,
  EndOfLine,
  EventEmitter,
  Range,
  window,
  workspace,
  type TextDocument,
  type TextDocumentChangeEvent,
} from 'vscode';
import type { Site } from '../../core/ports';
import type { Suggestion } from '../../engine/api/SuggestionApi';
import { LineText } from '../words/lineText';
import { folderOf, pathIn } from '../folders/folders';
import { debounce } from '../timing';
import type { FolderSuggestions } from '../suggestions/rows';
import type { SuggestionsModel } from '../suggestions/SuggestionsModel';
import { placeInDocument } from './placeInDocument';
import { UnsavedEdits } from './UnsavedEdits';

/** Milliseconds between the last of several changes and what is shown of them. */
const DELAY = 200;

/** A site of a suggested pattern in a document. */
export interface EditorSite {
  suggestion: Suggestion;
  /** The suggestions that it belongs to. */
  of: FolderSuggestions;
  /** As it was found in the file. */
  site: Site;
  /** Where it is in the document. */
  range: Range;
}

/** The memory of a document. */
interface Followed {
  edits: UnsavedEdits;
  /** The sites that the edits are counted from. */
  found: string;
  /** The last answer, and its version. */
  placed?: { version: number; sites: EditorSite[] };
}

/** The sites of suggested patterns in documents, as these are edited. Nothing is looked for here. */
export class SitesInEditors implements Disposable {
  private readonly changed = new EventEmitter<void>();
  /** Sites came, went or moved, or other editors are visible. */
  readonly onDidChange = this.changed.event;
  private readonly followed = new Map<TextDocument, Followed>();
  private readonly disposables: Disposable[];

  constructor(private readonly model: SuggestionsModel) {
    const tell = debounce(DELAY, () => this.changed.fire());
    this.disposables = [
      this.changed,
      tell,
      model.onDidChange(() => {
        this.takeFound();
        tell.call();
      }),
      workspace.onDidChangeTextDocument((event) => {
        if (this.follow(event)) tell.call();
      }),
      workspace.onDidCloseTextDocument((document) => this.followed.delete(document)),
      workspace.onDidGrantWorkspaceTrust(() => tell.call()),
      window.onDidChangeVisibleTextEditors(() => tell.call()),
    ];
  }

  /** By place; none in an untrusted workspace, since nothing may be applied there. */
  sitesIn(document: TextDocument): EditorSite[] {
    if (!workspace.isTrusted) return [];
    const followed = this.of(document);
    if (followed.placed?.version !== document.version) {
      const sites = this.place(document, followed.edits);
      followed.placed = { version: document.version, sites };
    }
    return followed.placed.sites;
  }

  /** Whether all suggested patterns have been looked for in the document's file. */
  isKnown(document: TextDocument): boolean {
    const of = this.suggestionsFor(document);
    return !of || (of.state !== 'loading' && of.looking.size === 0);
  }

  dispose(): void {
    Disposable.from(...this.disposables).dispose();
  }

  private suggestionsFor(document: TextDocument): FolderSuggestions | undefined {
    const folder = folderOf(document)?.uri.fsPath;
    return this.model.current.find((of) => of.folder === folder);
  }

  private found(document: TextDocument): Omit<EditorSite, 'range'>[] {
    const folder = folderOf(document);
    const of = this.suggestionsFor(document);
    if (!folder || !of) return [];
    const path = pathIn(folder, document.uri);
    return of.suggestions.flatMap((suggestion) =>
      (of.sites.get(suggestion.patternId) ?? [])
        .filter((site) => site.path === path)
        .map((site) => ({ suggestion, of, site })),
    );
  }

  private place(document: TextDocument, edits: UnsavedEdits): EditorSite[] {
    const found = this.found(document);
    if (found.length === 0) return [];
    const lines = new LineText(document.getText());
    const eol = document.eol === EndOfLine.CRLF ? '\r\n' : '\n';
    const text = { lines, eol, isDirty: document.isDirty, edits };
    return found
      .flatMap((one) => {
        const place = placeInDocument(one.site, text);
        if (!place) return [];
        const range = new Range(document.positionAt(place.start), document.positionAt(place.end));
        return [{ ...one, range }];
      })
      .sort((a, b) => a.range.start.compareTo(b.range.start));
  }

  private of(document: TextDocument): Followed {
    const known = this.followed.get(document);
    if (known) return known;
    const fresh = { edits: new UnsavedEdits(), found: keyOf(this.found(document)) };
    this.followed.set(document, fresh);
    return fresh;
  }

  /** @returns whether the document is of a folder in which sites are looked for. */
  private follow({ document, contentChanges }: TextDocumentChangeEvent): boolean {
    if (!folderOf(document)) return false;
    const followed = this.of(document);
    for (const { rangeOffset, rangeLength, text } of contentChanges) {
      followed.edits.add({ start: rangeOffset, length: rangeLength, newLength: text.length });
    }
    // Whether a document is dirty is told after what changed in it, without changes.
    if (contentChanges.length === 0 && !document.isDirty) this.settle(document, followed);
    followed.placed = undefined;
    return true;
  }

  /** The document is as its file: it was saved, or as the sites show, what was edited was undone. */
  private settle(document: TextDocument, { edits }: Followed): void {
    const unmoved = this.place(document, new UnsavedEdits());
    if (unmoved.length === this.found(document).length) edits.forgetAll();
    else edits.markSaved();
  }

  private takeFound(): void {
    for (const [document, followed] of this.followed) {
      const found = keyOf(this.found(document));
      if (found !== followed.found) {
        if (document.isDirty) followed.edits.forgetSaved();
        else followed.edits.forgetAll();
      }
      followed.found = found;
      followed.placed = undefined;
    }
  }
}

function keyOf(found: readonly Omit<EditorSite, 'range'>[]): string {
  return JSON.stringify(found.map(({ suggestion, site }) => [suggestion.patternId, site.start]));
}
