import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { installOnce, npmInstall } from '../../test/host/launcher/installOnce';

const VERSION = '0.51.1';
const MAX_OUTPUT_BYTES = 1 << 30;

interface Match {
  file: string;
  ruleId: string;
  range: { byteOffset: { start: number; end: number } };
}

/** The command line of ast-grep, in the user's cache folder. Installs it at first use. */
export class AstGrep {
  private constructor(private readonly program: string) {}

  /** @throws when npm cannot install it, or where the platform has none */
  static async install(): Promise<AstGrep> {
    const folder = await installOnce(
      `ast-grep-${VERSION}`,
      (where) => console.log(`  Installing ast-grep ${VERSION} into ${where} (once)`),
      (into) => npmInstall(into, [`@ast-grep/cli@${VERSION}`]),
    );
    const { platform, arch } = process;
    const library = { linux: '-gnu', win32: '-msvc' }[platform as string] ?? '';
    const name = platform === 'win32' ? 'ast-grep.exe' : 'ast-grep';
    const scope = path.join(folder, 'node_modules', '@ast-grep');
    return new AstGrep(path.join(scope, `cli-${platform}-${arch}${library}`, name));
  }

  /** Whether it can make sense of a rule. */
  accepts(rule: string): boolean {
    const { status } = spawnSync(this.program, ['scan', '--stdin', '--inline-rules', rule], {
      input: '',
    });
    return status === 0;
  }

  /**
   * Where rules match below a folder, on all cores: `<rule> <path> <start>-<end>` in bytes, sorted.
   * @param rules path of a file
   */
  scan(folder: string, rules: string): string[] {
    const args = ['scan', '--rule', rules, '--json=stream', '.'];
    const options = { cwd: folder, maxBuffer: MAX_OUTPUT_BYTES, encoding: 'utf8' } as const;
    const lines = execFileSync(this.program, args, options).split('\n').filter(Boolean);
    return lines
      .map((line) => {
        const { file, ruleId, range } = JSON.parse(line) as Match;
        const { start, end } = range.byteOffset;
        const place = path.posix.normalize(file.replaceAll('\\', '/'));
        return `${ruleId} ${place} ${start}-${end}`;
      })
      .sort();
  }
}
