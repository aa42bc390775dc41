import type { Grammar } from './Grammar';
import { python } from './python';
import { pythonSyntax } from './newerPython';

/** Python. */
export const pythonGrammar: Grammar = {
  name: 'python',
  languages: ['python'],
  extensions: ['py', 'pyi', 'pyw'],
  quote: "'",
  imports: python,
  dialects: { name: 'Python', assumed: '3.8', uses: pythonSyntax },
  globals:
    'abc argparse array ast asyncio atexit base64 binascii bisect builtins bz2 calendar cmath ' +
    'codecs collections colorsys concurrent configparser contextlib contextvars copy copyreg csv ' +
    'ctypes dataclasses datetime decimal difflib dis email enum errno faulthandler fnmatch ' +
    'fractions ftplib functools gc getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac ' +
    'html http imaplib importlib inspect io ipaddress itertools json keyword linecache locale ' +
    'logging lzma mailbox marshal math mimetypes mmap multiprocessing numbers operator os pathlib ' +
    'pdb pickle pkgutil platform plistlib posixpath pprint profile pwd queue random re readline ' +
    'reprlib resource sched secrets select selectors shelve shlex shutil signal site smtplib socket ' +
    'socketserver sqlite3 ssl stat statistics string stringprep struct subprocess symtable sys ' +
    'sysconfig syslog tarfile tempfile termios textwrap threading time timeit tkinter token ' +
    'tokenize tomllib trace traceback tracemalloc types typing typing_extensions unicodedata ' +
    'unittest urllib uuid venv warnings wave weakref webbrowser xml xmlrpc zipfile zipimport zlib ' +
    'zoneinfo np pd plt tf django flask numpy pandas pytest requests six torch ' +
    'bool bytearray bytes classmethod complex dict float frozenset int list object property range ' +
    'set slice staticmethod str super tuple type cls self',
  placeholders: {},
  wrappers: [
    '…',
    '(…)',
    'f(…)',
    'def f():\n    …',
    'async def f():\n    …',
    'class A:\n    …',
    '{…}',
    'def f(…): pass',
    '…\ndef f(): pass',
    'x: …',
    'from a import …',
    'import …',
    'with …: pass',
    'if a:\n    pass\n…',
    'try:\n    pass\n…',
    'f(x …)',
  ],
  kinds: {
    bodies: 'module block',
    functions: 'function_definition',
    lambdas: 'lambda_parameters lambda',
    nameScopes:
      'class_definition list_comprehension set_comprehension dictionary_comprehension ' +
      'generator_expression',
    loops: 'for_statement while_statement',
    imports:
      '"import" import_statement import_prefix relative_import future_import_statement ' +
      'import_from_statement aliased_import wildcard_import',
    calls: 'decorator call',
    members: 'dotted_name attribute',
    arguments: 'argument_list',
    clauses: 'elif_clause for_in_clause if_clause',
    structural:
      'block list_splat dictionary_splat parenthesized_list_splat splat_pattern ' +
      'list_splat_pattern dictionary_splat_pattern splat_type keyword_argument pair',
    names: 'identifier',
    constants: 'true false none',
    strings: 'string_start string_end concatenated_string string string_content',
    numbers: 'integer float',
    types:
      'type_conversion type_alias_statement type_parameter type splat_type generic_type ' +
      'union_type constrained_type member_type',
    references: 'identifier attribute subscript call',
  },
};
