import { window, type ExtensionContext } from 'vscode';
import { createApi, type ExtensionApi } from './ui/client/api';
import { registerApplying } from './ui/apply/register';
import { registerEditTemplate } from './ui/editTemplate/register';
import { createEngineClient, type EngineClient } from './ui/client/engineClient';
import { registerGenerality } from './ui/generality/register';
import { registerGetStarted } from './ui/getStarted';
import { registerLibrary } from './ui/library/register';
import { registerLearning } from './ui/learn/register';
import { registerLog } from './ui/log';
import { registerSettingsCheck } from './ui/checkSettings';
import { registerMining } from './ui/mine/register';
import { registerOutcome } from './ui/outcome/recordOutcome';
import { registerObserving } from './ui/observe/register';
import { registerRuns } from './ui/observe/runs';
import { registerPatterns } from './ui/patterns/register';
import { registerPrivacy } from './ui/privacy/register';
import { registerProfile } from './ui/profile/register';
import { registerProjects } from './ui/projects/register';
import { registerPreviewQuestions } from './ui/documents/previewQuestion';
import { reportError } from './ui/mends/reportError';
import { registerSites } from './ui/sites/register';
import { registerSuggestions } from './ui/suggestions/register';
import type { Ui } from './ui/Ui';
import { registerVirtualDocuments } from './ui/documents/virtualDocuments';

let engine: EngineClient | undefined;

export function activate(context: ExtensionContext): ExtensionApi {
  const log = window.createOutputChannel('Cross-Project Learning', { log: true });
  const report = (error: unknown): void => reportError(log, error);
  engine = createEngineClient(context, log, report);
  const ui: Ui = { context, engine, log, report };
  context.subscriptions.push(log, engine, ...registerVirtualDocuments());
  registerLog(ui);
  registerSettingsCheck(ui);
  registerLibrary(ui);
  const suggestions = registerSuggestions(ui);
  registerPatterns(ui);
  registerEditTemplate(ui);
  registerProjects(ui);
  registerPreviewQuestions(ui);
  registerLearning(ui);
  registerMining(ui, suggestions);
  registerGenerality(ui);
  registerApplying(ui, suggestions);
  registerSites(ui, suggestions);
  registerOutcome(ui);
  registerObserving(ui);
  registerRuns(ui);
  registerProfile(ui);
  registerPrivacy(ui);
  registerGetStarted(ui);
  return createApi(engine);
}

export async function deactivate(): Promise<void> {
  await engine?.stop();
}
