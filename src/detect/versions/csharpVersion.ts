import { lowestOf } from './lowest';

/** The version of C# that comes with each target framework, the newest first; the last is for all else. */
const OF_FRAMEWORK: readonly [framework: RegExp, version: string][] = [
  [/^net10\./, '14'],
  [/^net9\./, '13'],
  [/^net8\./, '12'],
  [/^net7\./, '11'],
  [/^net6\./, '10'],
  [/^net5\./, '9'],
  [/^netcoreapp3\.|^netstandard2\.1/, '8'],
  [/^net(?:\d|coreapp|standard)/, '7.3'],
];

/**
 * The version of C# that a project file or `Directory.Build.props` names, itself or through the
 * frameworks that it is built for; `latest` where it wants what the compiler has.
 */
export function csharpVersion(text: string): string | undefined {
  const named = property(text, 'LangVersion')?.toLowerCase();
  if (named !== undefined && named !== 'default') {
    return /^\d/.test(named) ? named.replace(/\.0$/, '') : 'latest';
  }
  const frameworks = property(text, 'TargetFrameworks?')?.split(';') ?? [];
  return lowestOf(frameworks.flatMap((each) => ofFramework(each.trim()) ?? []));
}

const ofFramework = (framework: string): string | undefined =>
  OF_FRAMEWORK.find(([pattern]) => pattern.test(framework))?.[1];

function property(text: string, name: string): string | undefined {
  return new RegExp(`<${name}>\\s*([^<$]+?)\\s*</`).exec(text)?.[1];
}
