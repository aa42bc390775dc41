import { file, type LanguageCases } from '../importCase';

const site = (call: string) =>
  file('', 'class B', '{', `    object G(string w) => ${call}(w);`, '}');

export const csharp: LanguageCases = {
  language: 'c#',
  usual: [
    file('using System;', '', 'namespace N;') + site('Clock.Read'),
    file('using System;', 'using Lib.Time;', '', 'namespace N;') + site('Instant.Of'),
  ],
  cases: [
    {
      it: 'goes above a namespace',
      before: file('// Copyright', '', 'namespace M;') + site('Clock.Read'),
      after: file('// Copyright', '', 'using Lib.Time;', '', 'namespace M;') + site('Instant.Of'),
    },
    {
      it: 'stands behind those of the system',
      before: file('using System;', 'using System.IO;', '', 'namespace M;') + site('Clock.Read'),
      after:
        file('using System;', 'using System.IO;', 'using Lib.Time;', '', 'namespace M;') +
        site('Instant.Of'),
    },
    {
      it: 'keeps the order of a file that has all in one',
      before:
        file('using Acme;', 'using System;', 'using Zoo;', '', 'namespace M;') + site('Clock.Read'),
      after:
        file('using Acme;', 'using Lib.Time;', 'using System;', 'using Zoo;', '', 'namespace M;') +
        site('Instant.Of'),
    },
    {
      it: 'has what a global line brings',
      before: file('global using Lib.Time;', '', 'namespace M;') + site('Clock.Read'),
      after: file('global using Lib.Time;', '', 'namespace M;') + site('Instant.Of'),
    },
    {
      it: 'stands behind global lines',
      before: file('global using System;', '', 'namespace M;') + site('Clock.Read'),
      after:
        file('global using System;', 'using Lib.Time;', '', 'namespace M;') + site('Instant.Of'),
    },
    {
      it: 'stands within the namespace where the others do',
      before: file(
        'namespace M',
        '{',
        '    using System;',
        '',
        '    class B',
        '    {',
        '        object G(string w) => Clock.Read(w);',
        '    }',
        '}',
      ),
      after: file(
        'namespace M',
        '{',
        '    using System;',
        '    using Lib.Time;',
        '',
        '    class B',
        '    {',
        '        object G(string w) => Instant.Of(w);',
        '    }',
        '}',
      ),
    },
    {
      it: 'stands below a namespace of the file where the others do',
      before: file('namespace M;', '', 'using System;') + site('Clock.Read'),
      after: file('namespace M;', '', 'using System;', 'using Lib.Time;') + site('Instant.Of'),
    },
    {
      it: 'has what is of its own namespace',
      before: file('namespace Lib.Time.Zones;') + site('Clock.Read'),
      after: file('namespace Lib.Time.Zones;') + site('Instant.Of'),
    },
    {
      it: 'writes nothing twice',
      before: file('using Lib.Time;', '', 'namespace M;') + site('Clock.Read'),
      after: file('using Lib.Time;', '', 'namespace M;') + site('Instant.Of'),
    },
    {
      it: 'does not take a block that frees something for an import',
      before: file('using System;', '', 'class B { void F() { using var x = Clock.Read(y); } }'),
      after: file(
        'using System;',
        'using Lib.Time;',
        '',
        'class B { void F() { using var x = Instant.Of(y); } }',
      ),
    },
    {
      it: 'brings another name along',
      from: [
        file('using System;') + site('Clock.Read'),
        file('using System;', 'using When = Lib.Time.Instant;') + site('When.Of'),
      ],
      before: file('using System;', 'using static System.Math;') + site('Clock.Read'),
      after:
        file('using System;', 'using static System.Math;', 'using When = Lib.Time.Instant;') +
        site('When.Of'),
    },
    {
      it: 'is silent where that name is something else',
      from: [
        file('using System;') + site('Clock.Read'),
        file('using System;', 'using When = Lib.Time.Instant;') + site('When.Of'),
      ],
      before: file('using When = System.DateTime;') + site('Clock.Read'),
      after: file('using When = System.DateTime;') + site('Clock.Read'),
    },
  ],
};
