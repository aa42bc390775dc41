import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createDemo } from '../host/launcher/demo';
import { commitAll, initRepository } from '../host/launcher/fixtureGit';
import type { RatedLesson } from './fillLibrary';

/** Projects that look like somebody's work, and what is learned from the first. */
export interface ExampleProjects {
  orders: string;
  shipping: string;
  /** Like the others, with nothing to learn. */
  billing: string;
  /** A kind of project of its own. */
  empty: string;
  lessons: RatedLesson[];
}

const DAY = 24 * 60 * 60 * 1000;

/** Makes the projects in an empty folder. */
export async function createExampleProjects(folder: string): Promise<ExampleProjects> {
  const { learned: orders, target: shipping, lesson } = await createDemo(folder);
  const lessons: RatedLesson[] = [
    { ...lesson, description: 'A request without a timeout waits for ever.', worked: 4, failed: 1 },
  ];
  let date = Date.UTC(2025, 2, 3, 9);
  const step = (files: Record<string, string>, message: string): string => {
    write(orders, files);
    date += DAY;
    return commitAll(orders, message, new Date(date));
  };
  for (const { file, before, after, ...form } of CHANGES) {
    step({ [file]: before }, `add ${file}`);
    lessons.push({ ...form, commit: step({ [file]: after }, form.description) });
  }
  write(shipping, TARGETS);
  commitAll(shipping, 'weigh, print and export parcels', new Date(date));
  const billing = path.join(folder, 'billing');
  mkdirSync(billing);
  initRepository(billing, 'https://example.com/acme/billing.git');
  write(billing, {
    'package.json': readFileSync(path.join(orders, 'package.json'), 'utf8').replace(
      'orders',
      'billing',
    ),
    'src/app.js': readFileSync(path.join(orders, 'src/server.js'), 'utf8'),
  });
  commitAll(billing, 'send bills', new Date(date));
  const empty = path.join(folder, 'website');
  mkdirSync(empty);
  initRepository(empty, 'https://example.com/acme/website.git');
  write(empty, { 'app/main.py': 'from flask import Flask\n\napp = Flask(__name__)\n' });
  commitAll(empty, 'begin', new Date(date));
  return { orders, shipping, billing, empty, lessons };
}

const CHANGES = [
  {
    file: 'src/numbers.js',
    before:
      'const pieces = (text) => parseInt(text);\nconst cents = (line) => parseInt(line.cents);\nmodule.exports = { pieces, cents };\n',
    after:
      'const pieces = (text) => parseInt(text, 10);\nconst cents = (line) => parseInt(line.cents, 10);\nmodule.exports = { pieces, cents };\n',
    name: 'Parse with a radix',
    type: 'bug_fix',
    description: 'Numbers with leading zeros were read as octal.',
    worked: 2,
    failed: 0,
  },
  {
    file: 'src/tokens.js',
    before:
      "const tokenOf = (text) => new Buffer(text, 'base64');\nconst keyOf = (user) => new Buffer(user.key, 'base64');\nmodule.exports = { tokenOf, keyOf };\n",
    after:
      "const tokenOf = (text) => Buffer.from(text, 'base64');\nconst keyOf = (user) => Buffer.from(user.key, 'base64');\nmodule.exports = { tokenOf, keyOf };\n",
    name: 'Use Buffer.from',
    type: 'security',
    description: 'new Buffer may hand out memory that was not cleared.',
    worked: 3,
    failed: 0,
  },
  {
    file: 'src/find.js',
    before:
      'const isOpen = (order, open) => open.indexOf(order.id) !== -1;\nconst isPaid = (order, paid) => paid.indexOf(order.number) !== -1;\nmodule.exports = { isOpen, isPaid };\n',
    after:
      'const isOpen = (order, open) => open.includes(order.id);\nconst isPaid = (order, paid) => paid.includes(order.number);\nmodule.exports = { isOpen, isPaid };\n',
    name: 'Ask with includes',
    type: 'refactoring',
    description: 'Says what is meant.',
    worked: 1,
    failed: 0,
  },
  {
    file: 'test/sorted.test.js',
    before:
      "const assert = require('node:assert');\nassert.equal(sorted(1, 2), true);\nassert.equal(sorted(2, 1), false);\n",
    after:
      "const assert = require('node:assert');\nassert.strictEqual(sorted(1, 2), true);\nassert.strictEqual(sorted(2, 1), false);\n",
    name: 'Compare strictly',
    type: 'testing',
    description: 'equal takes 1 for true.',
    worked: 0,
    failed: 0,
  },
];

const TARGETS = {
  'src/weights.js':
    'function gramsOf(label) {\n  return parseInt(label.weight);\n}\n\nfunction totalOf(labels) {\n  return labels.reduce((sum, label) => sum + parseInt(label.weight), 0);\n}\n\nmodule.exports = { gramsOf, totalOf };\n',
  'src/print.js':
    "function bytesOf(label) {\n  return new Buffer(label.picture, 'base64');\n}\n\nmodule.exports = { bytesOf };\n",
  'src/routes.js':
    'function isAllowed(route, routes) {\n  return routes.indexOf(route.id) !== -1;\n}\n\nmodule.exports = { isAllowed };\n',
};

function write(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}
