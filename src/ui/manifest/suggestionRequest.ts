import type { WorkspaceFolder } from 'vscode';
import type { SuggestionRequest } from '../../engine/api/SuggestionApi';
import { readSettings } from './settings';

/**
 * The question to the engine for a folder, by the settings that hold there.
 * @param path a file, relative to the folder, when its package is meant.
 */
export function suggestionRequest(folder: WorkspaceFolder, path?: string): SuggestionRequest {
  const { minConfidence, minSimilarity, patternTypes, ranking } = readSettings(folder).settings;
  return { folder: folder.uri.fsPath, path, minConfidence, minSimilarity, patternTypes, ranking };
}
