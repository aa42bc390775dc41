import {
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  l10n,
  languages,
  window,
  workspace,
  type TextDocument,
} from 'vscode';
import { folderOf } from '../folders/folders';
import { readSettings } from '../manifest/settings';
import { SECTION } from '../manifest/settingsMap';
import { usesInWords } from '../words/experienceInWords';
import { percent } from '../words/words';
import type { EditorSite, SitesInEditors } from './SitesInEditors';

/**
 * Draws the editor's three dots at each site in the visible editors, unless the settings say
 * otherwise. Hints are in no list of problems.
 * @param onShown is told of the sites that were drawn.
 */
export function showHints(
  sites: SitesInEditors,
  onShown: (shown: readonly EditorSite[]) => void,
): Disposable {
  const hints = languages.createDiagnosticCollection(SECTION);
  const draw = (): void => {
    const documents = hintedDocuments();
    const addresses = new Set(documents.map(({ uri }) => uri.toString()));
    hints.forEach((uri) => {
      if (!addresses.has(uri.toString())) hints.delete(uri);
    });
    for (const document of documents) {
      const shown = sites.sitesIn(document);
      const wanted = shown.map(hintAt);
      const drawn = hints.get(document.uri) ?? [];
      if (wanted.length === drawn.length && wanted.every((hint, i) => isSame(hint, drawn[i])))
        continue;
      hints.set(document.uri, wanted);
      onShown(shown);
    }
  };
  draw();
  return Disposable.from(
    hints,
    sites.onDidChange(draw),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.hints`)) draw();
    }),
  );
}

/** The documents that somebody sees and wants hints in. */
function hintedDocuments(): TextDocument[] {
  const visible = new Set(window.visibleTextEditors.map(({ document }) => document));
  return [...visible].filter(
    (document) => folderOf(document) && readSettings(document.uri).settings.hints,
  );
}

function hintAt({ suggestion, range, site }: EditorSite): Diagnostic {
  const words = l10n.t(
    '“{0}” fits here: confidence {1}, {2}.',
    suggestion.patternName,
    percent(suggestion.confidence),
    usesInWords(suggestion),
  );
  const needed = site.inputs ? [l10n.t('To be filled in: {0}.', site.inputs.join(', '))] : [];
  const hint = new Diagnostic(range, [words, ...needed].join(' '), DiagnosticSeverity.Hint);
  hint.source = l10n.t('Cross-Project Learning');
  return hint;
}

function isSame(one: Diagnostic, other: Diagnostic | undefined): boolean {
  return other?.message === one.message && other.range.isEqual(one.range);
}
