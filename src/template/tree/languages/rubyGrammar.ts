import type { Grammar } from './Grammar';
import { ruby } from './ruby';

/** Ruby. */
export const rubyGrammar: Grammar = {
  name: 'ruby',
  languages: ['ruby'],
  extensions: ['rb', 'rake', 'gemspec'],
  quote: "'",
  imports: ruby,
  globals: 'self super',
  placeholders: {},
  wrappers: [
    '…',
    'f(…)',
    '{ … }',
    'def f\n…\nend',
    'class A\n…\nend',
    'begin\n…\nend',
    'case x\n…\nend',
    'f do |…| end',
  ],
};
