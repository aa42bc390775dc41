import { file, type LanguageCases } from '../importCase';

const site = (type: string, body: string) =>
  file(`class ${type} {`, '  Object read(String s) {', `    return ${body};`, '  }', '}');

export const java: LanguageCases = {
  language: 'java',
  usual: [
    file('package a;', '', 'import java.io.File;', '') + site('A', 'Dates.parse(s)'),
    file('package a;', '', 'import java.io.File;', 'import java.time.Instant;', '') +
      site('A', 'Instant.parse(s)'),
  ],
  cases: [
    {
      it: 'imports what was written with its package before',
      from: [
        file('package a;', '', 'class A {', '    Object x = java.time.Instant.parse(s);', '}'),
        file(
          'package a;',
          '',
          'import java.time.Instant;',
          '',
          'class A {',
          '    Object x = Instant.parse(s);',
          '}',
        ),
      ],
      before: file(
        'package b;',
        '',
        'class B {',
        '    Object y = java.time.Instant.parse(t);',
        '}',
      ),
      after: file(
        'package b;',
        '',
        'import java.time.Instant;',
        '',
        'class B {',
        '    Object y = Instant.parse(t);',
        '}',
      ),
    },
    {
      it: 'takes the place of the only one of its sort, which goes',
      from: [
        file(
          'package a;',
          '',
          'import static a.Old.same;',
          '',
          'import java.util.List;',
          '',
          'class A {',
          '    Object x = same(s);',
          '}',
        ),
        file(
          'package a;',
          '',
          'import static a.New.equal;',
          '',
          'import java.util.List;',
          '',
          'class A {',
          '    Object x = equal(s);',
          '}',
        ),
      ],
      before: file(
        'package b;',
        '',
        'import static a.Old.same;',
        '',
        'import java.util.Map;',
        'import java.util.Set;',
        '',
        'class B {',
        '  Object y = same(t);',
        '}',
      ),
      after: file(
        'package b;',
        '',
        'import static a.New.equal;',
        '',
        'import java.util.Map;',
        'import java.util.Set;',
        '',
        'class B {',
        '  Object y = equal(t);',
        '}',
      ),
    },
    {
      it: 'goes below the package of a file without imports',
      before: file('/* Copyright */', 'package b;', '') + site('B', 'Dates.parse(s)'),
      after:
        file('/* Copyright */', 'package b;', '', 'import java.time.Instant;', '') +
        site('B', 'Instant.parse(s)'),
    },
    {
      it: 'goes to the top of a file without a package, above its documentation',
      before: file('/** Reads. */') + site('B', 'Dates.parse(s)'),
      after: file('import java.time.Instant;', '', '/** Reads. */') + site('B', 'Instant.parse(s)'),
    },
    {
      it: 'keeps the order of the lines',
      before:
        file(
          'package b;',
          '',
          'import com.acme.Box;',
          'import java.util.List;',
          'import org.x.Y;',
          '',
        ) + site('B', 'Dates.parse(s)'),
      after:
        file(
          'package b;',
          '',
          'import com.acme.Box;',
          'import java.time.Instant;',
          'import java.util.List;',
          'import org.x.Y;',
          '',
        ) + site('B', 'Instant.parse(s)'),
    },
    {
      it: 'finds its group',
      before:
        file('package b;', '', 'import java.util.List;', '', 'import org.x.Y;', '') +
        site('B', 'Dates.parse(s)'),
      after:
        file(
          'package b;',
          '',
          'import java.time.Instant;',
          'import java.util.List;',
          '',
          'import org.x.Y;',
          '',
        ) + site('B', 'Instant.parse(s)'),
    },
    {
      it: 'has what a whole package brings',
      before: file('package b;', '', 'import java.time.*;', '') + site('B', 'Dates.parse(s)'),
      after: file('package b;', '', 'import java.time.*;', '') + site('B', 'Instant.parse(s)'),
    },
    {
      it: 'has what is of its own package',
      from: [
        file('package a;', '') + site('A', 'Dates.parse(s)'),
        file('package a;', '', 'import a.b.Moment;', '') + site('A', 'Moment.parse(s)'),
      ],
      before: file('package a.b;', '') + site('B', 'Dates.parse(s)'),
      after: file('package a.b;', '') + site('B', 'Moment.parse(s)'),
    },
    {
      it: 'is silent where another type of the name is imported',
      before:
        file('package b;', '', 'import org.joda.time.Instant;', '') + site('B', 'Dates.parse(s)'),
      after:
        file('package b;', '', 'import org.joda.time.Instant;', '') + site('B', 'Dates.parse(s)'),
    },
    {
      it: 'is silent in a class of the name',
      before: file('package b;', '') + site('Instant', 'Dates.parse(s)'),
      after: file('package b;', '') + site('Instant', 'Dates.parse(s)'),
    },
    {
      it: 'brings a static member as such, below the types',
      from: [
        file('package a;', '', 'import java.io.File;', '') + site('A', 'Dates.parse(s)'),
        file('package a;', '', 'import java.io.File;', 'import static a.Times.moment;', '') +
          site('A', 'moment(s)'),
      ],
      before: file('package b;', '', 'import java.util.List;', '') + site('B', 'Dates.parse(s)'),
      after:
        file('package b;', '', 'import java.util.List;', 'import static a.Times.moment;', '') +
        site('B', 'moment(s)'),
    },
    {
      it: 'brings a static member though a method of the file is called by it on another object',
      from: [
        file('package a;', '') + site('A', 'Dates.parse(s)'),
        file('package a;', '', 'import static a.Times.moment;', '') + site('A', 'moment(s)'),
      ],
      before:
        file('package b;', '', 'import static a.Times.*;', '') +
        site('B', 'Dates.parse(s.moment())'),
      after:
        file('package b;', '', 'import static a.Times.*;', '') + site('B', 'moment(s.moment())'),
    },
    {
      it: 'takes away what nothing uses any more',
      from: [
        file('package a;', '', 'import a.old.Dates;', '') + site('A', 'Dates.parse(s)'),
        file('package a;', '', 'import java.time.Instant;', '') + site('A', 'Instant.parse(s)'),
      ],
      before: file('package b;', '', 'import a.old.Dates;', '') + site('B', 'Dates.parse(s)'),
      after:
        file('package b;', '', 'import java.time.Instant;', '') + site('B', 'Instant.parse(s)'),
    },
    {
      it: 'keeps what documentation links to',
      from: [
        file('package a;', '', 'import a.old.Dates;', '') + site('A', 'Dates.parse(s)'),
        file('package a;', '', '') + site('A', 'Long.parseLong(s)'),
      ],
      before:
        file('package b;', '', 'import a.old.Dates;', '', '/** As {@link Dates}. */') +
        site('B', 'Dates.parse(s)'),
      after:
        file('package b;', '', 'import a.old.Dates;', '', '/** As {@link Dates}. */') +
        site('B', 'Long.parseLong(s)'),
    },
  ],
};
