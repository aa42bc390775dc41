import { file, type LanguageCases } from '../importCase';

export const typescript: LanguageCases = {
  language: 'typescript',
  usual: [
    file("import { log } from './log';", '', 'export const now = (): unknown => makeClock(1);'),
    file(
      "import { Clock } from './clock';",
      "import { log } from './log';",
      '',
      'export const now = (): unknown => new Clock(1);',
    ),
  ],
  cases: [
    {
      it: 'makes a value of what is imported as a type',
      before: file(
        "import type { Clock } from './clock';",
        '',
        'const noon: Clock = makeClock(12);',
      ),
      after: file("import { Clock } from './clock';", '', 'const noon: Clock = new Clock(12);'),
    },
    {
      it: 'leaves the other types of the line types',
      before: file(
        "import type { Clock, Time } from './clock';",
        '',
        'const noon: [Clock, Time] = makeClock(12);',
      ),
      after: file(
        "import { Clock, type Time } from './clock';",
        '',
        'const noon: [Clock, Time] = new Clock(12);',
      ),
    },
    {
      it: 'makes a value of one type in a list',
      before: file("import { type Clock, tick } from './clock';", '', 'tick(makeClock(12));'),
      after: file("import { Clock, tick } from './clock';", '', 'tick(new Clock(12));'),
    },
    {
      it: 'writes a line for a value beside one for types',
      before: file("import type { Time } from './clock';", '', 'const noon: Time = makeClock(12);'),
      after: file(
        "import type { Time } from './clock';",
        "import { Clock } from './clock';",
        '',
        'const noon: Time = new Clock(12);',
      ),
    },
    {
      it: 'marks a type in a list where the file does',
      from: [
        file('let a: OldTime = now();'),
        file("import type { Time } from './clock';", '', 'let a: Time = now();'),
      ],
      before: file(
        "import { type Box, apple } from './box';",
        "import { type Clock, now, wait } from './clock';",
        '',
        'let b: OldTime = now();',
      ),
      after: file(
        "import { type Box, apple } from './box';",
        "import { type Clock, type Time, now, wait } from './clock';",
        '',
        'let b: Time = now();',
      ),
    },
    {
      it: 'brings a type as a type',
      from: [
        file('let a: OldTime = now();'),
        file("import type { Time } from './clock';", '', 'let a: Time = now();'),
      ],
      before: file("import { now } from './now';", '', 'let b: OldTime = now();'),
      after: file(
        "import type { Time } from './clock';",
        "import { now } from './now';",
        '',
        'let b: Time = now();',
      ),
    },
    {
      it: 'has a value where a type would do',
      from: [
        file('let a: OldTime = now();'),
        file("import type { Time } from './clock';", '', 'let a: Time = now();'),
      ],
      before: file("import { Time } from './clock';", '', 'let b: OldTime = new Time();'),
      after: file("import { Time } from './clock';", '', 'let b: Time = new Time();'),
    },
    {
      it: 'is silent where the file has an interface of the name',
      before: file('interface Clock { a: 1 }', '', 'const noon: unknown = makeClock(12);'),
      after: file('interface Clock { a: 1 }', '', 'const noon: unknown = makeClock(12);'),
    },
    {
      it: 'goes below the comments that tools read',
      before: file('/* eslint-disable no-alert */', '// @ts-check', 'const noon = makeClock(12);'),
      after: file(
        '/* eslint-disable no-alert */',
        '// @ts-check',
        '',
        "import { Clock } from './clock';",
        '',
        'const noon = new Clock(12);',
      ),
    },
    {
      it: 'stays out of a namespace and of a function that imports for itself',
      before: file(
        'namespace A {',
        '  export const x = 1;',
        '}',
        'export async function f() {',
        "  const { Clock } = await import('./clock');",
        '  return Clock;',
        '}',
        'const noon = makeClock(12);',
      ),
      after: file(
        "import { Clock } from './clock';",
        '',
        'namespace A {',
        '  export const x = 1;',
        '}',
        'export async function f() {',
        "  const { Clock } = await import('./clock');",
        '  return Clock;',
        '}',
        'const noon = new Clock(12);',
      ),
    },
    {
      it: 'finds its group among those that blank lines keep apart',
      before: file(
        "import fs from 'node:fs';",
        '',
        "import express from 'express';",
        '',
        "import { apple } from './apple';",
        "import { pear } from './pear';",
        '',
        'pear(apple, fs, express, makeClock(12));',
      ),
      after: file(
        "import fs from 'node:fs';",
        '',
        "import express from 'express';",
        '',
        "import { apple } from './apple';",
        "import { Clock } from './clock';",
        "import { pear } from './pear';",
        '',
        'pear(apple, fs, express, new Clock(12));',
      ),
    },
    {
      it: 'makes a group of its own where the file keeps them apart',
      from: [
        file('export const a = makeClock(1);'),
        file("import { Clock } from 'clocks';", '', 'export const a = new Clock(1);'),
      ],
      before: file(
        "import fs from 'node:fs';",
        '',
        "import { apple } from './apple';",
        '',
        'apple(fs, makeClock(12));',
      ),
      after: file(
        "import fs from 'node:fs';",
        '',
        "import { Clock } from 'clocks';",
        '',
        "import { apple } from './apple';",
        '',
        'apple(fs, new Clock(12));',
      ),
    },
    {
      it: 'imports what an element needs',
      language: 'tsx',
      path: 'src/b.tsx',
      from: [
        file('export const a = (x: unknown) => oldPicker(x);'),
        file(
          "import Picker from './Picker';",
          '',
          'export const a = (x: unknown) => <Picker of={x} />;',
        ),
      ],
      before: file("'use client';", '', 'export const b = (y: unknown) => oldPicker(y);'),
      after: file(
        "'use client';",
        '',
        "import Picker from './Picker';",
        '',
        'export const b = (y: unknown) => <Picker of={y} />;',
      ),
    },
  ],
};
