import { file, type LanguageCases } from '../importCase';

const site = (call: string) =>
  file(
    '',
    'class B',
    '{',
    '    use Loggable;',
    '',
    '    function due()',
    '    {',
    `        return ${call}($this->end);`,
    '    }',
    '}',
  );

export const php: LanguageCases = {
  language: 'php',
  usual: [
    file('<?php', '', 'namespace App;', '', 'use App\\Log;') + site('date_text'),
    file('<?php', '', 'namespace App;', '', 'use App\\Log;', 'use App\\Time\\Text;') +
      site('Text::of'),
  ],
  cases: [
    {
      it: 'takes away the class of a constant that went',
      from: [
        file(
          '<?php',
          'namespace A;',
          '',
          'use Lib\\Box;',
          'use Lib\\Tin;',
          '',
          '$all = [Box::class, Tin::class];',
        ),
        file('<?php', 'namespace A;', '', 'use Lib\\Box;', '', '$all = [Box::class];'),
      ],
      before: file(
        '<?php',
        'namespace A;',
        '',
        'use Lib\\Bag;',
        'use Lib\\Tin;',
        '',
        '$some = [Bag::class, Tin::class];',
      ),
      after: file('<?php', 'namespace A;', '', 'use Lib\\Bag;', '', '$some = [Bag::class];'),
    },
    {
      it: 'goes below declare and namespace',
      before:
        file('<?php', '', 'declare(strict_types=1);', '', 'namespace App\\Web;') +
        site('date_text'),
      after:
        file(
          '<?php',
          '',
          'declare(strict_types=1);',
          '',
          'namespace App\\Web;',
          '',
          'use App\\Time\\Text;',
        ) + site('Text::of'),
    },
    {
      it: 'goes below the opening tag',
      before: file('<?php', 'echo date_text($x);'),
      after: file('<?php', '', 'use App\\Time\\Text;', '', 'echo Text::of($x);'),
    },
    {
      it: 'keeps the order of the lines',
      before:
        file('<?php', 'namespace B;', '', 'use App\\Box;', 'use App\\Zoo;') + site('date_text'),
      after:
        file(
          '<?php',
          'namespace B;',
          '',
          'use App\\Box;',
          'use App\\Time\\Text;',
          'use App\\Zoo;',
        ) + site('Text::of'),
    },
    {
      it: 'adds one more name to a group',
      before:
        file('<?php', 'namespace B;', '', 'use App\\Time\\{Clock, Zone};') + site('date_text'),
      after:
        file('<?php', 'namespace B;', '', 'use App\\Time\\{Clock, Text, Zone};') + site('Text::of'),
    },
    {
      it: 'has what is of its own namespace',
      before: file('<?php', 'namespace App\\Time;') + site('date_text'),
      after: file('<?php', 'namespace App\\Time;') + site('Text::of'),
    },
    {
      it: 'has what a list of several brings',
      before:
        file('<?php', 'namespace B;', '', 'use App\\Box, App\\Time\\Text;') + site('date_text'),
      after: file('<?php', 'namespace B;', '', 'use App\\Box, App\\Time\\Text;') + site('Text::of'),
    },
    {
      it: 'is silent where another class has the name',
      before: file('<?php', 'namespace B;', '', 'use App\\Xml\\Text;') + site('date_text'),
      after: file('<?php', 'namespace B;', '', 'use App\\Xml\\Text;') + site('date_text'),
    },
    {
      it: 'is silent where another class has the name as an alias',
      before: file('<?php', 'namespace B;', '', 'use App\\Xml\\Node as Text;') + site('date_text'),
      after: file('<?php', 'namespace B;', '', 'use App\\Xml\\Node as Text;') + site('date_text'),
    },
    {
      it: 'does not mind a variable or a function of the name',
      before: file(
        '<?php',
        'namespace B;',
        '',
        'use function App\\Text;',
        '',
        '$Text = date_text($x);',
      ),
      after: file(
        '<?php',
        'namespace B;',
        '',
        'use App\\Time\\Text;',
        'use function App\\Text;',
        '',
        '$Text = Text::of($x);',
      ),
    },
    {
      it: 'brings a function as such, below the classes',
      from: [
        file('<?php', 'namespace App;', '', '$a = date_text($b);'),
        file('<?php', 'namespace App;', '', 'use function App\\Time\\text;', '', '$a = text($b);'),
      ],
      before: file('<?php', 'namespace B;', '', 'use App\\Box;') + site('date_text'),
      after:
        file('<?php', 'namespace B;', '', 'use App\\Box;', 'use function App\\Time\\text;') +
        site('text'),
    },
    {
      it: 'stands within the only namespace that has braces',
      before: file(
        '<?php',
        'namespace B {',
        '    use App\\Box;',
        '',
        '    echo date_text($x);',
        '}',
      ),
      after: file(
        '<?php',
        'namespace B {',
        '    use App\\Box;',
        '    use App\\Time\\Text;',
        '',
        '    echo Text::of($x);',
        '}',
      ),
    },
    {
      it: 'takes away what nothing uses any more, and keeps what a comment for tools uses',
      from: [
        file('<?php', 'namespace App;', '', 'use App\\Old;', '', '$a = Old::text($b);'),
        file('<?php', 'namespace App;', '', 'use App\\Time\\Text;', '', '$a = Text::of($b);'),
      ],
      before:
        file('<?php', 'namespace B;', '', 'use App\\Old;', '', '/** @var Old $x */') +
        site('Old::text'),
      after:
        file(
          '<?php',
          'namespace B;',
          '',
          'use App\\Old;',
          'use App\\Time\\Text;',
          '',
          '/** @var Old $x */',
        ) + site('Text::of'),
    },
  ],
};
