import type { TemplateSite } from '../../core/ports';
import type { CodeTemplate } from '../../core/types';
import type { FolderEncodings } from '../../files/encodingOf';
import type { LeftOutFile } from '../api/SiteApi';

/** What a scan thread is started with. */
export interface ScanTask {
  /** Absolute path of the folder with `grammars/`. */
  assetsFolder: string;
  /** Absolute path of the folder whose files are scanned. */
  root: string;
  /** All that are looked for in some file. */
  templates: readonly CodeTemplate[];
  /** Larger files are read up to here. */
  maxBytes: number;
  /** What the settings say of files without a byte order mark; all are UTF-8 without. */
  encodings?: FolderEncodings;
}

export interface ScanQuestion {
  paths: readonly string[];
  /** Which of the task's templates are looked for in these files. */
  templates: readonly number[];
}

export type ScanAnswer =
  | {
      /** `template` is an index into those that were asked for. */
      sites: TemplateSite[];
      /** Why files could not be read, a sentence each. */
      unreadable: string[];
      /** Files that were not looked into. */
      leftOut: LeftOutFile[];
    }
  | { failure: { message: string; stack?: string } };
