import { openString } from './openedStrings';

/** Short lower-case strings say how rather than what: `'w'`, `'utf-8'`, `'hex'`. */
const FLAG = /^[a-z]{1,6}[+-]?\d{0,3}$/;

/** Whether a string literal is likely to choose what a call does, when it is not its first argument. */
export function isFlagText(text: string): boolean {
  return FLAG.test(openString(text)?.content ?? '');
}
