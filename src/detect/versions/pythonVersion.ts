import { parse as parseToml } from 'smol-toml';
import { tableIn, textIn, textsIn } from '../manifests/values';
import { lowestOf } from './lowest';

/** Files that name the version of Python in which a project is written, the most telling first. */
export const PYTHON_FILES: readonly [name: string, read: (text: string) => string | undefined][] = [
  ['pyproject.toml', inPyproject],
  ['setup.cfg', inSetup],
  ['setup.py', inSetup],
  ['Pipfile', inPipfile],
  ['.python-version', inPythonVersion],
];

function inPyproject(text: string): string | undefined {
  const toml: unknown = parseToml(text);
  const project = tableIn(toml, 'project');
  const poetry = tableIn(tableIn(toml, 'tool'), 'poetry');
  const range =
    textIn(project, 'requires-python') ?? textIn(tableIn(poetry, 'dependencies'), 'python');
  return range === undefined
    ? inClassifiers([...textsIn(project, 'classifiers'), ...textsIn(poetry, 'classifiers')])
    : lowestInRange(range);
}

/** `setup.py` and `setup.cfg`, which are read but never run. */
function inSetup(text: string): string | undefined {
  const range = /\bpython_requires\s*=\s*['"]?([^'"\r\n]+)/.exec(text)?.[1];
  return range === undefined ? inClassifiers(text.split(/['"\r\n]/)) : lowestInRange(range);
}

function inPipfile(text: string): string | undefined {
  const requires = tableIn(parseToml(text), 'requires');
  return textIn(requires, 'python_version') ?? textIn(requires, 'python_full_version');
}

/** The interpreters that pyenv or uv is to use, one a line. */
function inPythonVersion(text: string): string | undefined {
  const versions = text.split(/\s+/).map((line) => /^(?:python-?|cpython-?)?(\d+\.\d+)/.exec(line));
  return lowestOf(versions.flatMap((match) => match?.[1] ?? []));
}

function inClassifiers(lines: readonly string[]): string | undefined {
  const named = lines.map((line) =>
    /^\s*Programming Language :: Python :: (\d+\.\d+)\s*$/.exec(line),
  );
  return lowestOf(named.flatMap((match) => match?.[1] ?? []));
}

/** `>=3.8,<4`, `^3.8`, `~=3.9`, `3.8.*` and alternatives of them: the lowest version that is let in. */
function lowestInRange(range: string): string | undefined {
  const bounds = [...range.matchAll(/(<=?|!=|[>=~^]*)\s*v?(\d+(?:\.\d+)*)/g)];
  return lowestOf(bounds.flatMap(([, sign, version]) => (/[<!]/.test(sign!) ? [] : [version!])));
}
