/** Where the person's own configuration lies and how far up to look: they lead to no other repository. */
const KEPT = new Set([
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_CEILING_DIRECTORIES',
  'GIT_DISCOVERY_ACROSS_FILESYSTEM',
]);

/**
 * An environment in which git finds the repository of its folder and answers in its usual form. An
 * editor that was opened by a hook, an alias or a script inherits variables that lead git to another
 * repository or index, run programs, or change what it prints; newer versions of git have more of
 * them, so all that are not known to be harmless are left out.
 * @param env is left as it is; names count in any case, as on Windows
 */
export function gitEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => {
      const upper = name.toUpperCase();
      return !upper.startsWith('GIT_') || KEPT.has(upper);
    }),
  );
}
