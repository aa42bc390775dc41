// `npm run screenshots`: makes the pictures of the README and of media/screenshots in the real VS Code.
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
await import(pathToFileURL(path.join(root, 'out/test/screenshots/takeScreenshots.js')).href);
