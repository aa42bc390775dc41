import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { EngineClient } from './client/engineClient';

/** The things that every feature is given when it registers itself. */
export interface Ui {
  context: ExtensionContext;
  engine: EngineClient;
  log: LogOutputChannel;
  /** Tells a person about an error; see `reportError`. */
  report: (error: unknown) => void;
}
