import { file, type LanguageCases } from '../importCase';

export const cpp: LanguageCases = {
  language: 'c++',
  usual: [
    file('#include <string>', '', 'int f() { return largest(a, b); }'),
    file('#include <algorithm>', '#include <string>', '', 'int f() { return std::max(a, b); }'),
  ],
  cases: [
    {
      it: 'is not brought to the header itself',
      from: [
        file('int f() { return largest(a, b); }'),
        file('#include "largest.h"', '', 'int f() { return most(a, b); }'),
      ],
      path: 'src/largest.h',
      before: file('#pragma once', '', 'inline int g() { return largest(c, d); }'),
      after: file('#pragma once', '', 'inline int g() { return most(c, d); }'),
    },
    {
      it: 'keeps the order of the lines',
      before: file('#include <array>', '#include <cmath>', '', 'int g() { return largest(c, d); }'),
      after: file(
        '#include <algorithm>',
        '#include <array>',
        '#include <cmath>',
        '',
        'int g() { return std::max(c, d); }',
      ),
    },
    {
      it: 'goes into an include guard',
      before: file(
        '#ifndef B_H',
        '#define B_H',
        '',
        'inline int g() { return largest(c, d); }',
        '',
        '#endif',
      ),
      after: file(
        '#ifndef B_H',
        '#define B_H',
        '',
        '#include <algorithm>',
        '',
        'inline int g() { return std::max(c, d); }',
        '',
        '#endif',
      ),
    },
    {
      it: 'goes below the licence and what guards the file',
      before: file('// Copyright', '#pragma once', '', 'inline int g() { return largest(c, d); }'),
      after: file(
        '// Copyright',
        '#pragma once',
        '',
        '#include <algorithm>',
        '',
        'inline int g() { return std::max(c, d); }',
      ),
    },
    {
      it: 'leaves the header of the file first',
      path: 'src/box.cpp',
      before: file(
        '#include "box.h"',
        '',
        '#include <vector>',
        '',
        'int g() { return largest(c, d); }',
      ),
      after: file(
        '#include "box.h"',
        '',
        '#include <algorithm>',
        '#include <vector>',
        '',
        'int g() { return std::max(c, d); }',
      ),
    },
    {
      it: 'stands with those of the system, before those of the project',
      before: file(
        '#include <vector>',
        '',
        '#include "shape.h"',
        '',
        'int g() { return largest(c, d); }',
      ),
      after: file(
        '#include <algorithm>',
        '#include <vector>',
        '',
        '#include "shape.h"',
        '',
        'int g() { return std::max(c, d); }',
      ),
    },
    {
      it: 'stays out of a condition',
      before: file(
        '#ifdef _WIN32',
        '#include <windows.h>',
        '#endif',
        '',
        'int g() { return largest(c, d); }',
      ),
      after: file(
        '#include <algorithm>',
        '',
        '#ifdef _WIN32',
        '#include <windows.h>',
        '#endif',
        '',
        'int g() { return std::max(c, d); }',
      ),
    },
    {
      it: 'writes nothing twice',
      before: file('#include <algorithm>', '', 'int g() { return largest(c, largest(d, e)); }'),
      after: file('#include <algorithm>', '', 'int g() { return std::max(c, std::max(d, e)); }'),
    },
    {
      it: 'brings what the example added, in C',
      path: 'src/b.c',
      from: [
        file('#include <stdio.h>', '', 'int f(void) { return size_of(a); }'),
        file('#include <stdio.h>', '#include <string.h>', '', 'int f(void) { return strlen(a); }'),
      ],
      before: file('#include <stdlib.h>', '', 'int g(void) { return size_of(b); }'),
      after: file(
        '#include <stdlib.h>',
        '#include <string.h>',
        '',
        'int g(void) { return strlen(b); }',
      ),
    },
    {
      it: 'brings a header of the project as such',
      from: [
        file('#include <string>', '', 'int f() { return largest(a, b); }'),
        file('#include <string>', '#include "most.h"', '', 'int f() { return most(a, b); }'),
      ],
      before: file(
        '#include <vector>',
        '#include "shape.h"',
        '',
        'int g() { return largest(c, d); }',
      ),
      after: file(
        '#include <vector>',
        '#include "most.h"',
        '#include "shape.h"',
        '',
        'int g() { return most(c, d); }',
      ),
    },
    {
      it: 'brings nothing that the example had already',
      from: [
        file('#include <string>', '', 'int f() { return largest(a, b); }'),
        file('#include <string>', '', 'int f() { return most(a, b); }'),
      ],
      before: file('#include <vector>', '', 'int g() { return largest(c, d); }'),
      after: file('#include <vector>', '', 'int g() { return most(c, d); }'),
    },
    {
      it: 'goes to the top of a file without anything first',
      before: file('int g() { return largest(c, d); }'),
      after: file('#include <algorithm>', '', 'int g() { return std::max(c, d); }'),
    },
    {
      it: 'keeps the line ends of the file',
      before: '#include <vector>\r\n\r\nint g() { return largest(c, d); }\r\n',
      after:
        '#include <algorithm>\r\n#include <vector>\r\n\r\nint g() { return std::max(c, d); }\r\n',
    },
  ],
};
