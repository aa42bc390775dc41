/** Texts that begin or look like this are secrets, whatever their names. */
const KNOWN: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  // Keys of clouds, code hosts, chats, payment services and package registries.
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\bgh[a-z]_[0-9A-Za-z]{30,}/,
  /\bgithub_pat_\w{30,}/,
  /\bglpat-[\w-]{20,}/,
  /\bxox[a-z]-[\w-]{10,}/,
  /\b[sr]k_(?:live|test)_[0-9A-Za-z]{16,}/,
  /\bAIza[\w-]{35}/,
  /\bnpm_[0-9A-Za-z]{36}/,
  /\bpypi-[\w-]{40,}/,
  /\bsk-[\w-]{32,}/,
  // A signed token of three parts, the first of which is JSON.
  /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/,
  // A password within an address.
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@'"`<>{}$]+:[^\s/:@'"`<>{}$]+@/i,
];

/** A name that says that its value is a secret, with a text as its value. */
const NAMED =
  /(?:passw(?:or)?d|passphrase|secret|credential|api_?key|access_?key|private_?key|auth_?token|access_?token|token)[\w\]"')]{0,20}\s*(?::=|=>|[:=])\s*(?:[bruBRU]{0,2})(["'`])((?:(?!\1)[^\\\n]|\\.){8,200})\1/gi;

/** Whether code holds what looks like a secret: such code is kept nowhere. */
export function holdsSecret(code: string): boolean {
  if (KNOWN.some((secret) => secret.test(code))) return true;
  return [...code.matchAll(NAMED)].some(([, , value = '']) => isRandom(value));
}

/** Whether a text is neither words nor a place where a value will be put. */
function isRandom(value: string): boolean {
  if (/\s|^[<${%]|^(?:x+|\*+|\.+)$/i.test(value)) return false;
  const hasDigit = /\d/.test(value);
  const kinds = [hasDigit, /[a-z]/.test(value), /[A-Z]/.test(value), /[^\w-]/.test(value)];
  return hasDigit && kinds.filter(Boolean).length >= 2 && new Set(value).size >= 6;
}
