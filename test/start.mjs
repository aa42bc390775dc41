// `npm start`: installs and builds what is missing, then opens VS Code with the extension in it.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, installDependencies, root } from './prepare.mjs';

try {
  installDependencies();
  build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const launcher = path.join(root, 'out', 'test', 'host', 'launcher', 'start.js');
await import(pathToFileURL(launcher).href);
