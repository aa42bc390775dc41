/**
 * Names that a language or its host has without an import, and that stand for the same everywhere: a
 * lower-case name before a dot that is none of them, and that the file neither imports nor declares, is
 * a variable. Names that begin with a capital letter are taken for types in any case.
 */
const GLOBALS: Readonly<Record<string, string>> = {
  javascript:
    'console document window process module exports require globalThis global self navigator ' +
    'location history performance crypto localStorage sessionStorage screen chrome browser jQuery ' +
    '$ _ angular describe it test expect jest vi cy assert chai sinon should before after ' +
    'beforeEach afterEach import super this',
  python:
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
  go:
    'adler32 aes ascii85 ast atomic base32 base64 big binary bits bufio build bytes bzip2 cgi ' +
    'cipher cmp color constant context cookiejar crc32 crc64 crypto csv debug des doc draw driver ' +
    'dsa ecdsa ed25519 elf elliptic embed errors exec expvar fcgi filepath flag flate fmt fnv ' +
    'format fs fstest gif gob gzip hash heap hex hmac html http httptest httptrace httputil image ' +
    'importer io iotest ioutil iter jpeg json jsonrpc list log lzw mail maphash maps math md5 ' +
    'metrics mime multipart net netip os palette parser path pem pkix plugin png pprof printer quick ' +
    'quotedprintable race rand rc4 reflect regexp ring rpc rsa runtime scanner sha1 sha256 sha512 ' +
    'signal slices slog slogtest smtp sort sql strconv strings subtle suffixarray sync syntax ' +
    'syscall syslog tabwriter tar template testing textproto time tls token trace types unicode ' +
    'unique unsafe url user utf16 utf8 version x509 xml zip zlib',
  java: 'this super java javax org com',
  'c-sharp': 'this base global',
  rust: 'self super crate std core alloc',
  ruby: 'self super',
  php: 'this self static parent',
  cpp: 'this std',
};

const NONE: ReadonlySet<string> = new Set();
const sets = new Map(
  Object.entries(GLOBALS).map(([grammar, names]) => [grammar, new Set(names.split(' '))]),
);

/** Names that need no import and stand for the same in every file of a grammar. */
export const globalsOf = (grammar: string): ReadonlySet<string> =>
  sets.get(/^(typescript|tsx)$/.test(grammar) ? 'javascript' : grammar) ?? NONE;
