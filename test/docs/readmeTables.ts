import { COMMANDS, type CommandId } from '../../src/ui/manifest/commandMap';
import { COMMAND_WORDS } from './commandWords';

interface Manifest {
  contributes: {
    commands: { command: string; title: string }[];
    configuration: {
      properties: Record<string, { default: unknown; scope: string; markdownDescription: string }>;
    };
  };
}

/** The tables of the README by the name of their marks, made from the manifest and its texts. */
export function readmeTables(
  manifest: Manifest,
  nls: Readonly<Record<string, string>>,
): Record<'commands' | 'rows' | 'settings', string> {
  const text = (key: string): string => nls[key.slice(1, -1)] ?? key;
  const { commands, configuration } = manifest.contributes;
  const commandsFound = (found: 'palette' | 'row'): string[][] =>
    commands
      .filter(({ command }) => COMMANDS[command as CommandId] === found)
      .map(({ command, title }) => [text(title), wordsOf(command)]);
  return {
    commands: table(['command', 'what it does'], commandsFound('palette')),
    rows: table(['at a row', 'what it does'], commandsFound('row')),
    settings: table(
      ['setting', 'default', 'for', 'meaning'],
      Object.entries(configuration.properties).map(([key, setting]) => [
        `\`${key}\``,
        inWords(setting.default),
        setting.scope,
        text(setting.markdownDescription),
      ]),
    ),
  };
}

/** The text with the tables between their marks, `<!-- NAME -->` and `<!-- /NAME -->`. */
export function withTables(readme: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((all, [name, table]) => {
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [from, to] = [all.indexOf(start), all.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`The README has no place for ${name}.`);
    return `${all.slice(0, from + start.length)}\n\n${table}\n\n${all.slice(to)}`;
  }, readme);
}

function wordsOf(command: string): string {
  const name = command.split('.')[1] as keyof typeof COMMAND_WORDS;
  return COMMAND_WORDS[name];
}

function inWords(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return `\`${value}\``;
  if (Array.isArray(value)) return value.length > 0 ? `all ${value.length}` : 'none';
  if (typeof value === 'string') return value === '' ? 'empty' : `\`${value}\``;
  return 'none';
}

function table(head: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
