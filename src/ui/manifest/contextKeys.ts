import { commands } from 'vscode';
import type { ContextKeys } from './contextKeyMap';

const current = new Map<keyof ContextKeys, unknown>();

/** Tells the workbench, if it does not know yet. */
export function setContextKey<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): void {
  if (current.get(key) === value) return;
  current.set(key, value);
  void commands.executeCommand('setContext', key, value);
}
