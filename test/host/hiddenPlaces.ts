import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';

export const LESSON = 'do not wait for another service for ever';
export const NAME = 'Time out requests';
/** A file with two places, on the lines 2 and 6, that read as the code that was learned from. */
export const HIDDEN_PLACES = 'src/twice.js';

/**
 * Writes the file and shows it.
 * @param second name of the function with the second place
 */
export async function openPlaces(folder: string, second = 'priceOf'): Promise<void> {
  const load = (name: string) =>
    `async function ${name}(article) {
  const answer = await fetch(\`\${STOCK}/articles/\${article}\`);
  return answer;
}
`;
  writeFileSync(path.join(folder, HIDDEN_PLACES), load('stockOf') + load(second));
  await vscode.window.showTextDocument(uriIn(folder));
}

const uriIn = (folder: string) => vscode.Uri.file(path.join(folder, HIDDEN_PLACES));

/** Lines with a hint, counted from 1, as a list. */
export function hintsIn(folder: string): string {
  const hints = vscode.languages
    .getDiagnostics(uriIn(folder))
    .filter(({ source }) => source === 'Cross-Project Learning');
  return JSON.stringify(hints.map(({ range }) => range.start.line + 1));
}

/** The site on a line, counted from 1, as its light bulb hands it over. */
export async function offeredAt(folder: string, line: number): Promise<object | undefined> {
  const { end } = (await vscode.workspace.openTextDocument(uriIn(folder))).lineAt(line - 1).range;
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uriIn(folder),
    new vscode.Range(end, end),
  );
  const notHere = actions
    .map(({ command }) => command)
    .find((command) => command?.command === 'crossProjectLearning.notHere');
  return (notHere?.arguments?.[0] as { site: object } | undefined)?.site;
}
