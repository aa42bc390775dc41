import assert from 'node:assert/strict';
import { csharpVersion } from '../../../../src/detect/versions/csharpVersion';
import { ProjectVersions } from '../../../../src/detect/versions/ProjectVersions';
import { MemoryFiles } from '../MemoryFiles';

const going = { aborted: false };

const versionsIn = (texts: Record<string, string>): ProjectVersions =>
  new ProjectVersions(new MemoryFiles(texts), going);

describe('the version of a language that a project names', () => {
  const python: [file: string, text: string, version: string | undefined][] = [
    ['pyproject.toml', '[project]\nrequires-python = ">=3.8,<4"\n', '3.8'],
    ['pyproject.toml', '[project]\nrequires-python = "!=3.2.*, >= 3.10"\n', '3.10'],
    ['pyproject.toml', '[tool.poetry.dependencies]\npython = "^3.9 || ^3.7.1"\n', '3.7.1'],
    [
      'pyproject.toml',
      '[project]\nclassifiers = ["Programming Language :: Python :: 3.11", "Programming Language :: Python :: 3.9"]\n',
      '3.9',
    ],
    ['pyproject.toml', '[tool.ruff]\n', undefined],
    ['pyproject.toml', 'no toml at all', undefined],
    ['setup.cfg', '[options]\npython_requires = ~=3.6\n', '3.6'],
    ['setup.py', "setup(name='a', python_requires='>=2.7, !=3.0.*')\n", '2.7'],
    ['setup.py', "setup(classifiers=['Programming Language :: Python :: 3.12'])\n", '3.12'],
    ['Pipfile', '[requires]\npython_version = "3.11"\n', '3.11'],
    ['.python-version', '3.12.1\n3.9\n', '3.9'],
    ['requirements.txt', 'python==3.4\n', undefined],
  ];
  for (const [file, text, version] of python) {
    it(`is ${version} in ${file}: ${JSON.stringify(text)}`, async () => {
      assert.equal(await versionsIn({ [file]: text }).of('src/a.py', 'python'), version);
    });
  }

  it('is that of the nearest manifest which names one', async () => {
    const versions = versionsIn({
      'pyproject.toml': '[project]\nrequires-python = ">=3.8"\n',
      'new/pyproject.toml': '[project]\nrequires-python = ">=3.12"\n',
      'plain/pyproject.toml': '[project]\nname = "plain"\n',
    });
    assert.equal(await versions.of('a.py', 'python'), '3.8');
    assert.equal(await versions.of('new/deep/a.py', 'python'), '3.12');
    assert.equal(await versions.of('plain/a.py', 'python'), '3.8');
    assert.equal(await versions.of('new/a.rb', 'ruby'), undefined);
  });

  const csharp: [text: string, version: string | undefined][] = [
    ['<LangVersion>10.0</LangVersion><TargetFramework>net8.0</TargetFramework>', '10'],
    ['<LangVersion>preview</LangVersion>', 'latest'],
    ['<LangVersion>default</LangVersion><TargetFramework>net7.0</TargetFramework>', '11'],
    ['<TargetFrameworks>net8.0;netstandard2.0</TargetFrameworks>', '7.3'],
    ['<TargetFramework>net48</TargetFramework>', '7.3'],
    ['<TargetFramework>net10.0-windows</TargetFramework>', '14'],
    ['<TargetFramework>$(Frameworks)</TargetFramework>', undefined],
  ];
  for (const [text, version] of csharp) {
    it(`is ${version} in ${text}`, () => assert.equal(csharpVersion(text), version));
  }

  it('is that of the project file before what projects share', async () => {
    const framework = (name: string) => `<TargetFramework>${name}</TargetFramework>`;
    const versions = versionsIn({
      'Directory.Build.props': framework('net6.0'),
      'src/App/App.csproj': framework('net8.0'),
      'src/Lib/Lib.csproj': '<Project />',
    });
    assert.equal(await versions.of('src/App/Views/A.cs', 'c#'), '12');
    assert.equal(await versions.of('src/Lib/B.cs', 'c#'), '10');
  });
});
