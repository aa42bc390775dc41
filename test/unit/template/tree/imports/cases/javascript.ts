import { file, type LanguageCases } from '../importCase';

export const javascript: LanguageCases = {
  language: 'javascript',
  usual: [
    file("import { log } from './log';", '', 'log(dateText(d));'),
    file(
      "import { log } from './log';",
      "import { format } from 'date-fns';",
      '',
      'log(format(d));',
    ),
  ],
  cases: [
    {
      it: 'adds one more name to the list of the module',
      before: file("import { parse } from 'date-fns';", '', 'show(dateText(end));'),
      after: file("import { parse, format } from 'date-fns';", '', 'show(format(end));'),
    },
    {
      it: 'keeps a list in order, and its lines',
      before: file(
        'import {',
        '  addDays,',
        '  parse, // from text',
        "} from 'date-fns';",
        '',
        'show(dateText(end));',
      ),
      after: file(
        'import {',
        '  addDays,',
        '  format,',
        '  parse, // from text',
        "} from 'date-fns';",
        '',
        'show(format(end));',
      ),
    },
    {
      it: 'adds names behind a default',
      before: file("import dates from 'date-fns';", '', 'show(dates, dateText(end));'),
      after: file("import dates, { format } from 'date-fns';", '', 'show(dates, format(end));'),
    },
    {
      it: 'leaves a whole module alone and writes a line of its own',
      before: file("import * as dates from 'date-fns';", '', 'show(dates, dateText(end));'),
      after: file(
        "import * as dates from 'date-fns';",
        "import { format } from 'date-fns';",
        '',
        'show(dates, format(end));',
      ),
    },
    {
      it: 'puts a package before what lies beside the file, as the file writes',
      before: file('import { a } from "./a"', '', 'a(dateText(end))'),
      after: file(
        'import { format } from "date-fns"',
        'import { a } from "./a"',
        '',
        'a(format(end))',
      ),
    },
    {
      it: 'goes below a shebang, a licence and a directive',
      before: file(
        '#!/usr/bin/env node',
        '// Copyright 2020 Somebody',
        "'use strict';",
        '',
        '/** Says when. */',
        'export const due = (end) => dateText(end);',
      ),
      after: file(
        '#!/usr/bin/env node',
        '// Copyright 2020 Somebody',
        "'use strict';",
        '',
        "import { format } from 'date-fns';",
        '',
        '/** Says when. */',
        'export const due = (end) => format(end);',
      ),
    },
    {
      it: 'requires where the file does',
      before: file("const show = require('./show');", '', 'show(dateText(end));'),
      after: file(
        "const { format } = require('date-fns');",
        "const show = require('./show');",
        '',
        'show(format(end));',
      ),
    },
    {
      it: 'adds one more name to what is required',
      before: file("var { parse } = require('date-fns');", '', 'module.exports = dateText(parse);'),
      after: file(
        "var { parse, format } = require('date-fns');",
        '',
        'module.exports = format(parse);',
      ),
    },
    {
      it: 'requires members one by one where the file does',
      before: file("var parse = require('dates').parse;", '', 'module.exports = dateText(parse);'),
      after: file(
        "var format = require('date-fns').format;",
        "var parse = require('dates').parse;",
        '',
        'module.exports = format(parse);',
      ),
    },
    {
      it: 'is not brought to the file that it comes from',
      from: [
        file('show(dateText(d));'),
        file("import { text } from './text';", '', 'show(text(d));'),
      ],
      path: 'src/text.js',
      before: file('export const text = (d) => d;', 'show(dateText(end));'),
      after: file('export const text = (d) => d;', 'show(text(end));'),
    },
    {
      it: 'is not brought for a name that is passed on',
      from: [
        file("export { a } from './a';", '', 'show(dateText(d));'),
        file(
          "import { format } from 'date-fns';",
          "export { a, format } from './a';",
          '',
          'show(format(d));',
        ),
      ],
      before: file("export { a } from './a';"),
      after: file("export { a, format } from './a';"),
    },
    {
      it: 'brings what was a member before',
      from: [
        file("import path from 'path';", '', 'show(path.join(d));'),
        file("import { join } from 'path';", '', 'show(join(d));'),
      ],
      before: file("import path from 'path';", '', 'open(path.join(end));'),
      after: file("import { join } from 'path';", '', 'open(join(end));'),
    },
    {
      it: 'is not indented as the lines of a declaration of several are',
      before: file(
        "var after = require('after')",
        "  , cookie = require('cookie')",
        '',
        'module.exports = dateText(after, cookie)',
      ),
      after: file(
        "var after = require('after')",
        "  , cookie = require('cookie')",
        "var { format } = require('date-fns')",
        '',
        'module.exports = format(after, cookie)',
      ),
    },
    {
      it: 'does not give another name to what is required from another module',
      from: [
        file("var text = require('./old').text;", '', 'text(d);'),
        file("var format = require('date-fns').format;", '', 'format(d);'),
      ],
      before: file("var text = require('./old').text;", '', 'text(end);'),
      after: file("var format = require('date-fns').format;", '', 'format(end);'),
    },
    {
      it: 'imports where the example required and the file imports',
      from: [
        file("const fs = require('fs');", '', 'fs.write(join(a, b));'),
        file(
          "const fs = require('fs');",
          "const path = require('path');",
          '',
          'fs.write(path.join(a, b));',
        ),
      ],
      before: file("import fs from 'fs';", '', 'fs.read(join(c, d));'),
      after: file(
        "import fs from 'fs';",
        "import path from 'path';",
        '',
        'fs.read(path.join(c, d));',
      ),
    },
    {
      it: 'keeps an alias of the example',
      from: [
        file('log(dateText(d));'),
        file("import { format as textOf } from 'date-fns';", '', 'log(textOf(d));'),
      ],
      before: file("import { log } from 'logs';", '', 'log(dateText(end));'),
      after: file(
        "import { format as textOf } from 'date-fns';",
        "import { log } from 'logs';",
        '',
        'log(textOf(end));',
      ),
    },
    {
      it: 'writes nothing twice',
      before: file(
        "import { format, parse } from 'date-fns';",
        '',
        'show(dateText(a), dateText(b));',
      ),
      after: file("import { format, parse } from 'date-fns';", '', 'show(format(a), format(b));'),
    },
    {
      it: 'is silent where the name is something else',
      before: file("import { format } from 'util';", '', 'show(format, dateText(end));'),
      after: file("import { format } from 'util';", '', 'show(format, dateText(end));'),
    },
    {
      it: 'is silent where the file declares the name',
      before: file('function format(x) {', '  return dateText(x);', '}'),
      after: file('function format(x) {', '  return dateText(x);', '}'),
    },
    {
      it: 'does not mind the name in another function',
      before: file(
        'export function a(format) {',
        '  return format;',
        '}',
        '',
        'show(dateText(end));',
      ),
      after: file(
        "import { format } from 'date-fns';",
        '',
        'export function a(format) {',
        '  return format;',
        '}',
        '',
        'show(format(end));',
      ),
    },
    {
      it: 'takes away what nothing uses any more, and keeps what something uses',
      from: [
        file("import { dateText } from './old';", '', 'log(dateText(d));'),
        file("import { format } from 'date-fns';", '', 'log(format(d));'),
      ],
      before: file("import { dateText, show } from './old';", '', 'show(dateText(end));'),
      after: file(
        "import { format } from 'date-fns';",
        "import { show } from './old';",
        '',
        'show(format(end));',
      ),
    },
    {
      it: 'keeps an old import that something else uses',
      from: [
        file("import old from 'old';", '', 'old.text(d);'),
        file("import { format } from 'date-fns';", '', 'format(d);'),
      ],
      before: file("import old from 'old';", '', 'old.text(end);', 'old.stop();'),
      after: file(
        "import { format } from 'date-fns';",
        "import old from 'old';",
        '',
        'format(end);',
        'old.stop();',
      ),
    },
    {
      it: 'reaches a file of the project from another folder',
      from: [
        file('log(dateText(d));'),
        file("import { text } from './time';", '', 'log(text(d));'),
      ],
      path: 'src/pages/due.js',
      before: file("import { log } from '../log';", '', 'log(dateText(end));'),
      after: file(
        "import { log } from '../log';",
        "import { text } from '../time';",
        '',
        'log(text(end));',
      ),
    },
  ],
};
