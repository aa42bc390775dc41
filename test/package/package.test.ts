import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureChromium } from '../host/launcher/chromium';
import { makeTempFolder, removeFolder } from '../host/launcher/cleanup';
import { dataFolderAt, writeUserSettings } from '../host/launcher/dataFolder';
import { installHost } from '../host/launcher/installHost';
import { repoRoot } from '../host/launcher/repoRoot';
import { runTestEntry } from '../host/launcher/testRun';
import { filesOf } from './zipList';

/** All that a user downloads; a new file has to be meant, and put here. */
const FILES = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/LICENSE.txt',
  'extension/api.d.ts',
  'extension/changelog.md',
  'extension/dist/THIRD-PARTY-NOTICES.md',
  'extension/dist/engine.js',
  'extension/dist/scanWorker.js',
  'extension/dist/engineHost.js',
  'extension/dist/extension.js',
  'extension/dist/grammars/tree-sitter-bash.wasm',
  'extension/dist/grammars/tree-sitter-c-sharp.wasm',
  'extension/dist/grammars/tree-sitter-cpp.wasm',
  'extension/dist/grammars/tree-sitter-css.wasm',
  'extension/dist/grammars/tree-sitter-go.wasm',
  'extension/dist/grammars/tree-sitter-ini.wasm',
  'extension/dist/grammars/tree-sitter-java.wasm',
  'extension/dist/grammars/tree-sitter-javascript.wasm',
  'extension/dist/grammars/tree-sitter-php.wasm',
  'extension/dist/grammars/tree-sitter-powershell.wasm',
  'extension/dist/grammars/tree-sitter-python.wasm',
  'extension/dist/grammars/tree-sitter-ruby.wasm',
  'extension/dist/grammars/tree-sitter-rust.wasm',
  'extension/dist/grammars/tree-sitter-tsx.wasm',
  'extension/dist/grammars/tree-sitter-typescript.wasm',
  'extension/dist/grammars/tree-sitter.wasm',
  'extension/dist/sql-wasm.wasm',
  'extension/l10n/bundle.l10n.json',
  'extension/media/activity-bar.svg',
  'extension/media/grammars/javascript.json',
  'extension/media/grammars/javascriptreact.json',
  'extension/media/grammars/typescript.json',
  'extension/media/grammars/typescriptreact.json',
  'extension/media/icon.png',
  'extension/media/readme/patterns.png',
  'extension/media/readme/preview.png',
  'extension/media/readme/suggestions.png',
  'extension/media/walkthrough/apply.svg',
  'extension/media/walkthrough/learn.svg',
  'extension/media/walkthrough/outcome.svg',
  'extension/media/walkthrough/profile.svg',
  'extension/package.json',
  'extension/package.nls.json',
  'extension/readme.md',
];

describe('the packaged extension', () => {
  const root = repoRoot();
  const vsix = path.join(root, 'cross-project-learning.vsix');
  let folder: string;

  before(() => {
    folder = makeTempFolder('package');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const shell = process.platform === 'win32';
    execFileSync(npm, ['run', '--silent', 'package'], { cwd: root, stdio: 'pipe', shell });
  });

  after(() => removeFolder(folder));

  it('holds exactly the files that are meant for its users', () => {
    assert.deepEqual(filesOf(vsix).sort(), FILES.sort());
  });

  it('activates and answers once it is installed (in a browser)', async function () {
    if (!ensureChromium(console.log)) this.skip();
    const data = dataFolderAt(path.join(folder, 'vscode'));
    writeUserSettings(data, {});
    await install(data.root, data.extensions, vsix);
    const project = path.join(folder, 'project');
    mkdirSync(project);
    writeFileSync(path.join(project, 'package.json'), '{ "name": "project" }\n');
    writeFileSync(path.join(project, 'index.js'), 'module.exports = 1;\n');
    const { code, problem } = await runTestEntry(
      {
        folder: project,
        extensionDevelopmentPath: emptyExtension(folder),
        extensionTestsPath: path.join(root, 'out', 'test', 'package', 'answers.js'),
        data,
        timeout: 180_000,
      },
      console.log,
    );
    assert.equal(code, 0, problem);
  });
});

async function install(dataFolder: string, extensions: string, vsix: string): Promise<void> {
  const host = await installHost(console.log);
  const folders = ['--server-data-dir', dataFolder, '--extensions-dir', extensions];
  execFileSync(host.node, [host.serverMain, ...folders, '--install-extension', vsix], {
    stdio: 'pipe',
  });
}

/** A test run needs an extension under development; this one takes no part in anything. */
function emptyExtension(folder: string): string {
  const extension = path.join(folder, 'empty');
  mkdirSync(extension);
  const manifest = { name: 'empty', publisher: 'test', version: '0.0.1', engines: { vscode: '*' } };
  writeFileSync(path.join(extension, 'package.json'), JSON.stringify(manifest));
  return extension;
}
