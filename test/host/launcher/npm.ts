/** How to start npm for a folder of its own: from a plain shell and from inside `npm run` alike. */
export function npmCommand(): {
  file: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  shell: boolean;
} {
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    // Set by the npm that runs us, and about this repository, not about the other folder.
    if (/^npm_(package_|lifecycle_|command$|config_local_prefix$)/i.test(name)) delete env[name];
  }
  const script = process.env.npm_execpath;
  if (script?.endsWith('npm-cli.js')) {
    return { file: process.execPath, args: [script], env, shell: false };
  }
  return { file: 'npm', args: [], env, shell: process.platform === 'win32' };
}
