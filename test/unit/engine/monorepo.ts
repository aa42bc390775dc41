import { GitFolder } from '../git/gitFolder';

const manifest = (name: string, dependencies: Record<string, string>): string =>
  JSON.stringify({ name, private: true, dependencies, scripts: { start: 'node .' } });

function load(path: string, options: string): string {
  return `export async function load() {\n  const response = await fetch('${path}'${options});\n  return response.json();\n}\n`;
}

const TIMEOUT = ', { signal: AbortSignal.timeout(5000) }';

/** An express service with a page in react beside it; a commit gave the page's fetches a timeout. */
export function monorepo(): { repository: GitFolder; sha: string } {
  const repository = new GitFolder();
  repository.git('remote', 'add', 'origin', 'https://example.com/acme/shop.git');
  repository.commit('Begin', {
    'package.json': JSON.stringify({
      name: 'shop',
      private: true,
      workspaces: ['packages/*'],
      dependencies: { express: '^4.19.0' },
      scripts: { start: 'node .' },
    }),
    'README.md': '# Shop\n\nA REST API.\n',
    'src/server.js': `${load('/orders', '')}// served\n`.repeat(20),
    'packages/page/package.json': manifest('page', { react: '^18.2.0' }),
    'packages/page/README.md': '# Page\n\nThe single page application of the shop.\n',
    'packages/page/src/orders.jsx': load('/orders', ''),
    'packages/page/src/prices.jsx': load('/prices', ''),
    'packages/page/src/stock.jsx': load('/stock', ''),
    'packages/jobs/package.json': manifest('jobs', { express: '^4.19.0' }),
    'packages/jobs/README.md': '# Jobs\n\nA REST API for jobs.\n',
    'packages/jobs/index.js': load('/jobs', ''),
  });
  const sha = repository.commit('fix: give up on slow peers', {
    'packages/page/src/orders.jsx': load('/orders', TIMEOUT),
    'packages/page/src/prices.jsx': load('/prices', TIMEOUT),
  });
  return { repository, sha };
}
