// Writes linguist.json: what detection needs of linguist's language data, and nothing else.
// Run after linguist-languages was updated: node src/detect/data/make-linguist.mjs
import { writeFileSync } from 'node:fs';
import * as all from 'linguist-languages';

const languages = {};
for (const language of Object.values(all).sort((a, b) => (a.name < b.name ? -1 : 1))) {
  const entry = { type: language.type };
  if (language.group) entry.group = language.group.toLowerCase();
  if (language.extensions?.length) entry.extensions = language.extensions.join(' ').toLowerCase();
  if (language.filenames?.length) entry.filenames = language.filenames.join(' ');
  if (language.interpreters?.length) entry.interpreters = language.interpreters.join(' ');
  if (entry.extensions || entry.filenames || entry.interpreters) {
    languages[language.name.toLowerCase()] = entry;
  }
}
writeFileSync(new URL('linguist.json', import.meta.url), JSON.stringify(languages, null, 2) + '\n');
