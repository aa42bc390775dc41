import { file, type LanguageCases } from '../importCase';

const site = (call: string) => file('', 'fn g(name: &str) -> Own {', `    ${call}(name)`, '}');

export const rust: LanguageCases = {
  language: 'rust',
  usual: [
    file('use std::fmt;') + site('to_own'),
    file('use std::borrow::Cow;', 'use std::fmt;') + site('Cow::from'),
  ],
  cases: [
    {
      it: 'goes below inner attributes and the documentation of the file',
      before: file('//! Owns.', '#![allow(dead_code)]') + site('to_own'),
      after:
        file('//! Owns.', '#![allow(dead_code)]', '', 'use std::borrow::Cow;') + site('Cow::from'),
    },
    {
      it: 'goes above the documentation of an item',
      before: file('/// Owns.', 'fn g(name: &str) -> Own {', '    to_own(name)', '}'),
      after: file(
        'use std::borrow::Cow;',
        '',
        '/// Owns.',
        'fn g(name: &str) -> Own {',
        '    Cow::from(name)',
        '}',
      ),
    },
    {
      it: 'adds one more name to the list of the path',
      before: file('use std::borrow::{Borrow, ToOwned};') + site('to_own'),
      after: file('use std::borrow::{Borrow, Cow, ToOwned};') + site('Cow::from'),
    },
    {
      it: 'makes a list of a single name',
      before: file('use std::borrow::Borrow;') + site('to_own'),
      after: file('use std::borrow::{Borrow, Cow};') + site('Cow::from'),
    },
    {
      it: 'keeps the lines of a list',
      before: file('use std::borrow::{', '    Borrow,', '    ToOwned,', '};') + site('to_own'),
      after:
        file('use std::borrow::{', '    Borrow,', '    Cow,', '    ToOwned,', '};') +
        site('Cow::from'),
    },
    {
      it: 'stands with the standard library, before the crate',
      before: file('use std::fmt;', '', 'use crate::own::Own;') + site('to_own'),
      after:
        file('use std::borrow::Cow;', 'use std::fmt;', '', 'use crate::own::Own;') +
        site('Cow::from'),
    },
    {
      it: 'stays out of the tests and of a function',
      before:
        site('to_own').trimStart() +
        file(
          '',
          '#[cfg(test)]',
          'mod tests {',
          '    use super::*;',
          '    use std::borrow::Cow;',
          '}',
        ),
      after:
        file('use std::borrow::Cow;') +
        site('Cow::from') +
        file(
          '',
          '#[cfg(test)]',
          'mod tests {',
          '    use super::*;',
          '    use std::borrow::Cow;',
          '}',
        ),
    },
    {
      it: 'does not come between an attribute and its import',
      before: file('#[cfg(unix)]', 'use std::os::unix::fs;') + site('to_own'),
      after:
        file('use std::borrow::Cow;', '', '#[cfg(unix)]', 'use std::os::unix::fs;') +
        site('Cow::from'),
    },
    {
      it: 'has what a star brings, and a list within a list',
      before: file('use std::{borrow::{Cow, ToOwned}, fmt};') + site('to_own'),
      after: file('use std::{borrow::{Cow, ToOwned}, fmt};') + site('Cow::from'),
    },
    {
      it: 'is silent where the name is another type',
      before: file('use crate::farm::Cow;') + site('to_own'),
      after: file('use crate::farm::Cow;') + site('to_own'),
    },
    {
      it: 'is silent where the file declares the name',
      before: file('struct Cow;') + site('to_own'),
      after: file('struct Cow;') + site('to_own'),
    },
    {
      it: 'takes one of two names away, and the brackets with it',
      from: [
        file('use old::text::to_own;') + site('to_own'),
        file('use std::borrow::Cow;') + site('Cow::from'),
      ],
      before: file('use old::text::{to_own, Text};', '', 'type T = Text;') + site('to_own'),
      after:
        file('use std::borrow::Cow;', 'use old::text::Text;', '', 'type T = Text;') +
        site('Cow::from'),
    },
    {
      it: 'brings along what lends methods without being named',
      from: [
        file('use std::fs::File;', '', 'fn f(a: File) {', '    slurp(a);', '}'),
        file(
          'use std::fs::File;',
          'use std::io::Read;',
          '',
          'fn f(a: File) {',
          '    a.read_to_string();',
          '}',
        ),
      ],
      before: file('use std::fs::File;', '', 'fn g(b: File) {', '    slurp(b);', '}'),
      after: file(
        'use std::fs::File;',
        'use std::io::Read;',
        '',
        'fn g(b: File) {',
        '    b.read_to_string();',
        '}',
      ),
    },
  ],
};
