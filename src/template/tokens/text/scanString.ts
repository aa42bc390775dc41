import type { LexicalRules, StringForm } from '../languages/lexicalRules';

const MAX_DEPTH = 64;
const CLOSER_OF: Record<string, string> = { '{': '}', '(': ')' };

interface Frame {
  /** The string we are in, or `undefined` while in code inside of one. */
  form?: StringForm;
  /** The bracket that counts while in code. */
  bracket: string;
  depth: number;
}

/** The string form that opens at `at`, if any. */
export function stringFormAt(
  text: string,
  at: number,
  rules: LexicalRules,
): StringForm | undefined {
  return rules.strings.find((form) => text.startsWith(form.open, at));
}

/**
 * Where the string that opens at `at` ends, one past its closing mark; code inside of it may hold
 * strings again. `undefined` when it never closes, or not on its line where it must.
 */
export function endOfString(
  text: string,
  at: number,
  form: StringForm,
  rules: LexicalRules,
): number | undefined {
  const frames: Frame[] = [{ form, bracket: '', depth: 0 }];
  let pos = at + form.open.length;
  while (pos < text.length && frames.length <= MAX_DEPTH) {
    const frame = frames[frames.length - 1];
    if (frame === undefined) return pos;
    const char = text.charAt(pos);
    if (char === '\n' && frames.some((open) => open.form?.multiline === false)) return undefined;
    pos = frame.form
      ? stepInString(text, pos, frame.form, frames)
      : stepInCode(text, pos, frame, frames, rules);
  }
  return frames.length === 0 ? pos : undefined;
}

function stepInString(text: string, pos: number, form: StringForm, frames: Frame[]): number {
  const { interpolation, close } = form;
  if (interpolation !== undefined && text.startsWith(interpolation, pos)) {
    const bracket = interpolation.charAt(interpolation.length - 1);
    if (interpolation === '{' && text.startsWith('{{', pos)) return pos + 2;
    frames.push({ bracket, depth: 0 });
    return pos + interpolation.length;
  }
  if (form.escape === 'backslash' && text.charAt(pos) === '\\') return pos + 2;
  if (!text.startsWith(close, pos)) return pos + 1;
  if (form.escape === 'doubled' && text.startsWith(close, pos + close.length)) {
    return pos + 2 * close.length;
  }
  frames.pop();
  return pos + close.length;
}

function stepInCode(
  text: string,
  pos: number,
  frame: Frame,
  frames: Frame[],
  rules: LexicalRules,
): number {
  const char = text.charAt(pos);
  if (char === frame.bracket) frame.depth++;
  if (char === CLOSER_OF[frame.bracket]) {
    if (frame.depth === 0) frames.pop();
    else frame.depth--;
    return pos + 1;
  }
  const inner = stringFormAt(text, pos, rules);
  if (inner === undefined) return pos + 1;
  frames.push({ form: inner, bracket: '', depth: 0 });
  return pos + inner.open.length;
}
