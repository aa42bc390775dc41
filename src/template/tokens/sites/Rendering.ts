import type { EditInput } from '../../../core/ports';

/** What is written in place of one match. */
export interface Rendering {
  start: number;
  end: number;
  newText: string;
  /** Every comment within the match is still there. */
  keepsComments: boolean;
  /** Stretches of `newText` that a person is to fill in, in order. */
  inputs: EditInput[];
}
