import { env, workspace } from 'vscode';

/** Values of a setting that VS Code tells of besides those that its types promise. */
interface Values {
  globalValue?: unknown;
  /** Of the remote alone. */
  globalRemoteValue?: unknown;
}

/**
 * A person's value of a setting of machine scope, on which no workspace has a say. In a remote window
 * it is the remote's alone: until VS Code has learned the scope from the manifest, which may be after
 * our start, it hands out what is set for the local machine, too.
 * @param section such as `git`, and `key` of the setting below it
 */
export function machineSetting(section: string, key: string): unknown {
  const values: Values = workspace.getConfiguration(section).inspect(key) ?? {};
  const tellsApart = env.remoteName !== undefined && 'globalRemoteValue' in values;
  return tellsApart ? values.globalRemoteValue : values.globalValue;
}
