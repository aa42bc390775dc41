import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { PATTERN_TYPES } from '../../../../src/core/types';
import { COMMANDS } from '../../../../src/ui/manifest/commandMap';
import { CONTEXT_KEYS, EMPTY_REASONS } from '../../../../src/ui/manifest/contextKeyMap';
import { DEFAULT_SETTINGS, SECTION } from '../../../../src/ui/manifest/settingsMap';

interface MenuItem {
  command: string;
  when?: string;
}
interface Manifest {
  contributes: {
    commands: { command: string; title: string; category?: string; enablement?: string }[];
    menus: Record<string, MenuItem[]>;
    views: { crossProjectLearning: { id: string; name: string; when?: string }[] };
    viewsWelcome: { view: string; contents: string; when: string }[];
    walkthroughs: { steps: { description: string; media: { svg: string } }[] }[];
    configuration: {
      properties: Record<
        string,
        {
          default: unknown;
          scope?: string;
          markdownDescription?: string;
          items?: { enum?: string[] };
        }
      >;
    };
  };
}

const text = readFileSync('package.json', 'utf8');
const { contributes } = JSON.parse(text) as Manifest;
const nls = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;

describe('the manifest and the code', () => {
  it('have the same commands', () => {
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).sort(),
      Object.keys(COMMANDS).sort(),
    );
  });

  it('hide from the palette exactly the commands that need a row', () => {
    const hidden = contributes.menus.commandPalette?.filter(({ when }) => when === 'false') ?? [];
    assert.deepEqual(
      hidden.map(({ command }) => command).sort(),
      Object.entries(COMMANDS)
        .filter(([, found]) => found === 'row')
        .map(([command]) => command)
        .sort(),
    );
  });

  it('give every command a category, and every one in a menu exists', () => {
    assert.ok(contributes.commands.every(({ category }) => category === '%category%'));
    const used = Object.values(contributes.menus).flat();
    assert.deepEqual(
      used.filter(({ command }) => !(command in COMMANDS)),
      [],
    );
  });

  it('have the same settings with the same defaults, each with a description and a scope', () => {
    const { properties } = contributes.configuration;
    const defaults = Object.fromEntries(
      Object.entries(properties).map(([key, property]) => [key, property.default]),
    );
    const expected = Object.fromEntries(
      Object.entries(DEFAULT_SETTINGS).map(([key, value]) => [`${SECTION}.${key}`, value]),
    );
    assert.deepEqual(defaults, expected);
    for (const [key, { scope, markdownDescription }] of Object.entries(properties)) {
      assert.ok(scope && markdownDescription, key);
    }
    assert.deepEqual(properties[`${SECTION}.patternTypes`]?.items?.enum, [...PATTERN_TYPES]);
  });

  it('have the same context keys', () => {
    const conditions = [
      ...contributes.commands.map(({ enablement }) => enablement),
      ...Object.values(contributes.menus).flatMap((items) => items.map(({ when }) => when)),
      ...contributes.viewsWelcome.map(({ when }) => when),
      ...contributes.views.crossProjectLearning.map(({ when }) => when),
    ].join(' ');
    const views = new Set(contributes.views.crossProjectLearning.map(({ id }) => id));
    const ours = [...conditions.matchAll(/crossProjectLearning\.\w+/g)].map(([key]) => key);
    assert.deepEqual(
      [...new Set(ours)].filter((key) => !views.has(key)).sort(),
      Object.keys(CONTEXT_KEYS).sort(),
    );
  });

  it('offer in the texts of empty views and of the walkthrough only commands that exist', () => {
    const texts = [
      ...contributes.viewsWelcome.map(({ contents }) => contents),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map((step) => step.description)),
    ].map((key) => nls[key.slice(1, -1)] ?? '');
    const views = contributes.views.crossProjectLearning.map(({ id }) => `${id}.focus`);
    const commands = texts.flatMap((words) =>
      [...words.matchAll(/\(command:(crossProjectLearning[\w.]+)/g)].map(([, id]) => id ?? ''),
    );
    assert.ok(commands.length > 10);
    assert.deepEqual(
      commands.filter((id) => !(id in COMMANDS) && !views.includes(id)),
      [],
    );
  });

  it('have a picture for each of the four steps of the walkthrough', () => {
    const [{ steps } = { steps: [] }] = contributes.walkthroughs;
    assert.equal(steps.length, 4);
    for (const { media } of steps) assert.match(readFileSync(media.svg, 'utf8'), /^<svg /);
  });

  it('say for every reason of an empty view what to do', () => {
    for (const reason of EMPTY_REASONS) {
      const whens = contributes.viewsWelcome.map(({ when }) => when);
      assert.ok(
        whens.some((when) => when.startsWith(`crossProjectLearning.empty == ${reason}`)),
        reason,
      );
    }
  });
});

describe('the texts', () => {
  it('of the manifest are all in package.nls.json, and no others', () => {
    const used = new Set([...text.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? ''));
    assert.deepEqual([...used].sort(), Object.keys(nls).sort());
  });

  it('of the code are all in l10n/bundle.l10n.json, and no others', () => {
    const bundle = JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8')) as object;
    const used = new Set(
      sources('src/ui').flatMap((source) =>
        [...source.matchAll(/l10n\.t\(\s*'((?:\\.|[^'\\])*)'/g)].map(([, key]) => key ?? ''),
      ),
    );
    assert.deepEqual(Object.keys(bundle).sort(), [...used].sort());
  });

  it('of the code are literal, so that they can be found', () => {
    for (const source of sources('src/ui')) {
      assert.equal(source.match(/l10n\.t\(/g)?.length, source.match(/l10n\.t\(\s*'/g)?.length);
    }
  });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}
