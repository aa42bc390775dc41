/**
 * Whether a name tells enough by itself, so that whatever bears it is what is meant: it is long, or put
 * together from words.
 */
export const isDistinctive = (name: string) =>
  name.length >= 8 || /\p{Ll}\p{Lu}|\p{L}_\p{L}/u.test(name);
