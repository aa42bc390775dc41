import { type Piece, piecesOf } from '../../shared/holeText';
import type { FlatTree } from '../syntax/FlatTree';
import type { HoleRule } from '../rules/HoleRule';

/** What is needed to read code with holes in one language. */
export interface Reading {
  grammar: string;
  parse: (text: string) => Promise<FlatTree | undefined>;
  /** Rules of the holes that are known, by number − 1. */
  holes: readonly HoleRule[];
  /** Hole that stands for the mark of a string, and how it is written. */
  quote?: { hole: number; mark: string };
}

/** Whether a hole stands for any number of siblings. */
export const isRunRule = (rule: HoleRule): boolean => rule.min !== undefined;

/** The code and the holes of a text. */
export const piecesIn = (text: string, holes: readonly HoleRule[]): Piece[] =>
  piecesOf(text, (hole) => {
    const rule = holes[hole - 1];
    return rule && rule.part !== 'quote' ? isRunRule(rule) : undefined;
  });
