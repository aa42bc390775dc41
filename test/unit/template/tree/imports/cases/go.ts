import { file, type LanguageCases } from '../importCase';

const site = (call: string) =>
  file('', 'func g(who string) error {', `\treturn ${call}("no " + who)`, '}');

export const go: LanguageCases = {
  language: 'go',
  usual: [
    file('package a', '', 'import (', '\t"fmt"', ')') + site('failure'),
    file('package a', '', 'import (', '\t"errors"', '\t"fmt"', ')') + site('errors.New'),
  ],
  cases: [
    {
      it: 'goes below the package of a file without imports',
      before: file('// Package b greets.', 'package b') + site('failure'),
      after: file('// Package b greets.', 'package b', '', 'import "errors"') + site('errors.New'),
    },
    {
      it: 'keeps the order of the block',
      before: file('package b', '', 'import (', '\t"bufio"', '\t"os"', ')') + site('failure'),
      after:
        file('package b', '', 'import (', '\t"bufio"', '\t"errors"', '\t"os"', ')') +
        site('errors.New'),
    },
    {
      it: 'makes a block of a single import',
      before: file('package b', '', 'import "os"') + site('failure'),
      after: file('package b', '', 'import (', '\t"errors"', '\t"os"', ')') + site('errors.New'),
    },
    {
      it: 'adds a line where each import is one',
      before: file('package b', '', 'import "bufio"', 'import "os"') + site('failure'),
      after:
        file('package b', '', 'import "bufio"', 'import "errors"', 'import "os"') +
        site('errors.New'),
    },
    {
      it: 'leaves the import for C alone with its comment',
      before: file('package b', '', '// #include <a.h>', 'import "C"') + site('failure'),
      after:
        file('package b', '', '// #include <a.h>', 'import "C"', 'import "errors"') +
        site('errors.New'),
    },
    {
      it: 'stands with the packages of Go',
      before:
        file('package b', '', 'import (', '\t"os"', '', '\t"github.com/a/b"', ')') +
        site('failure'),
      after:
        file('package b', '', 'import (', '\t"errors"', '\t"os"', '', '\t"github.com/a/b"', ')') +
        site('errors.New'),
    },
    {
      it: 'begins a group for the first package from elsewhere',
      from: [
        file('package a') + site('failure'),
        file('package a', '', 'import "github.com/a/fault"') + site('fault.New'),
      ],
      before: file('package b', '', 'import (', '\t"fmt"', '\t"os"', ')') + site('failure'),
      after:
        file('package b', '', 'import (', '\t"fmt"', '\t"os"', '', '\t"github.com/a/fault"', ')') +
        site('fault.New'),
    },
    {
      it: 'keeps the name that the example gives a package',
      from: [
        file('package a') + site('failure'),
        file('package a', '', 'import stderrors "errors"') + site('stderrors.New'),
      ],
      before: file('package b', '', 'import (', '\t"fmt"', ')') + site('failure'),
      after:
        file('package b', '', 'import (', '\tstderrors "errors"', '\t"fmt"', ')') +
        site('stderrors.New'),
    },
    {
      it: 'knows the name of a package by its path',
      from: [
        file('package a') + site('failure'),
        file('package a', '', 'import "gopkg.in/fault.v2"') + site('fault.New'),
      ],
      before: file('package b', '', 'import (', '\t"gopkg.in/fault.v2"', ')') + site('failure'),
      after: file('package b', '', 'import (', '\t"gopkg.in/fault.v2"', ')') + site('fault.New'),
    },
    {
      it: 'is silent where the name is another package',
      before: file('package b', '', 'import "github.com/pkg/errors"') + site('failure'),
      after: file('package b', '', 'import "github.com/pkg/errors"') + site('failure'),
    },
    {
      it: 'is silent where a variable has the name',
      before: file(
        'package b',
        '',
        'func g(errors []string) error {',
        '\treturn failure("no")',
        '}',
      ),
      after: file(
        'package b',
        '',
        'func g(errors []string) error {',
        '\treturn failure("no")',
        '}',
      ),
    },
    {
      it: 'takes away what nothing uses any more, and its block with it',
      from: [
        file('package a', '', 'import "github.com/a/old"') + site('old.Failure'),
        file('package a') + site('failure'),
      ],
      before: file('package b', '', 'import (', '\t"github.com/a/old"', ')') + site('old.Failure'),
      after: file('package b') + site('failure'),
    },
  ],
};
