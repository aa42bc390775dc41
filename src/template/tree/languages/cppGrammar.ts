import type { Grammar } from './Grammar';
import { cpp } from './cpp';

/** C and C++. */
export const cppGrammar: Grammar = {
  name: 'cpp',
  languages: ['c++', 'c'],
  extensions: ['cpp', 'cc', 'cxx', 'c', 'h', 'hh', 'hpp'],
  quote: '"',
  imports: cpp,
  globals: 'this std',
  placeholders: { braces: true, semicolons: true },
  wrappers: [
    '…',
    'auto x = …;',
    'void f() { … }',
    'void f() { …; }',
    'void f() { g(…); }',
    '… x;',
    'struct A { … };',
    'void f(…) {}',
    'void f() { switch (x) { … } }',
    'int x[] = { … };',
    'void f() { try {} … }',
  ],
  kinds: {
    bodies: 'translation_unit declaration_list compound_statement field_declaration_list',
    functions:
      'preproc_function_def function_definition explicit_function_specifier template_function',
    lambdas:
      'lambda_specifier lambda_expression lambda_capture_specifier lambda_default_capture ' +
      'lambda_capture_initializer',
    nameScopes:
      'compound_statement if_statement for_statement for_range_loop while_statement ' +
      'switch_statement catch_clause field_declaration_list',
    loops: 'while_statement do_statement for_statement for_range_loop',
    imports: '"import" preproc_include import_declaration',
    calls: 'call_expression annotation new_expression',
    members: 'attribute field_expression qualified_identifier',
    arguments: 'argument_list',
    structural: 'initializer_pair',
    names:
      'identifier qualified_identifier field_identifier namespace_identifier ' +
      'statement_identifier type_identifier',
    constants: 'true false null',
    strings:
      'string_content system_lib_string raw_string_delimiter raw_string_content char_literal ' +
      'concatenated_string string_literal raw_string_literal',
    numbers: 'number_literal',
    types:
      'primitive_type type_definition pointer_type_declarator type_qualifier ' +
      'sized_type_specifier type_descriptor placeholder_type_specifier dependent_type ' +
      'type_parameter_declaration variadic_type_parameter_declaration ' +
      'optional_type_parameter_declaration trailing_return_type template_type type_requirement ' +
      'splice_type_specifier type_identifier',
    references:
      'identifier "__attribute__" "__attribute" "__clrcall" "__stdcall" "__fastcall" ' +
      '"__thiscall" "__vectorcall" this preproc_call call_expression attribute_specifier ' +
      'attribute attribute_declaration ms_call_modifier attributed_declarator ' +
      'attributed_statement subscript_expression field_expression subscript_designator ' +
      'subscript_range_designator subscript_argument_list qualified_identifier field_identifier ' +
      'namespace_identifier statement_identifier',
  },
};
