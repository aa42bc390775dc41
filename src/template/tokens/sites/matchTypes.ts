import type { Span } from '../text/tokens';

/** A part of a text that an element of a template stands for. */
export interface Match {
  /** Token indices. */
  from: number;
  to: number;
  /** Offsets in the text, one span an element of the before-side; empty holes have an empty span. */
  spans: Span[];
  /** Offsets in the text by hole number. */
  holes: Map<number, Span>;
}
