import type { WorkspaceFolder } from 'vscode';
import type { SuggestionRequest } from '../../engine/EngineApi';
import { readSettings } from '../manifest/settings';

/** What is asked of the engine for a folder, by the settings that hold there. */
export function suggestionRequest(folder: WorkspaceFolder): SuggestionRequest {
  const { minConfidence, minSimilarity, patternTypes } = readSettings(folder).settings;
  return { folder: folder.uri.fsPath, minConfidence, minSimilarity, patternTypes };
}
