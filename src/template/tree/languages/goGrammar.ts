import type { Grammar } from './Grammar';
import { go } from './go';

/** Go. */
export const goGrammar: Grammar = {
  name: 'go',
  languages: ['go'],
  extensions: ['go'],
  quote: '"',
  imports: go,
  globals:
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
  placeholders: { braces: true },
  wrappers: [
    'package a\n…\n',
    'package a\nfunc f() {\n…\n}\n',
    'package a\nvar x = …\n',
    'package a\nvar x …\n',
    'package a\nfunc f() { g(…) }\n',
    'package a\nfunc f() { for … {} }\n',
    'package a\nvar x = A{…}\n',
    'package a\nvar x = A{…: 1}\n',
    'package a\ntype A struct {\n…\n}\n',
    'package a\ntype A interface {\n…\n}\n',
    'package a\nfunc f(…) {}\n',
    'package a\nimport (\n…\n)\n',
    'package a\nfunc f() { switch x {\n…\n} }\n',
    'package a\nfunc f() { select {\n…\n} }\n',
    '…\n',
  ],
  kinds: {
    bodies: 'source_file field_declaration_list block statement_list',
    functions: 'function_declaration method_declaration',
    lambdas: 'func_literal',
    nameScopes:
      'block if_statement for_statement expression_case type_case default_case communication_case ' +
      'expression_switch_statement type_switch_statement',
    loops: 'for_statement',
    imports: '"import" import_declaration import_spec import_spec_list',
    calls: 'call_expression',
    members: 'selector_expression qualified_type',
    arguments: 'argument_list',
    typeArguments: 'type_arguments',
    clauses: 'for_clause',
    structural: 'block variadic_argument',
    names: 'identifier blank_identifier field_identifier package_identifier type_identifier',
    constants: 'nil true false',
    strings:
      'raw_string_literal_content interpreted_string_literal_content rune_literal ' +
      'raw_string_literal interpreted_string_literal',
    numbers: 'int_literal float_literal',
    types:
      'type_parameter_list type_parameter_declaration type_alias type_declaration type_spec ' +
      'parenthesized_type generic_type pointer_type array_type implicit_length_array_type ' +
      'slice_type struct_type negated_type interface_type type_elem map_type channel_type ' +
      'function_type type_switch_statement type_case type_assertion_expression ' +
      'type_conversion_expression type_instantiation_expression qualified_type type_constraint ' +
      'type_identifier',
    references:
      'identifier blank_identifier call_expression selector_expression index_expression ' +
      'field_identifier package_identifier',
  },
};
