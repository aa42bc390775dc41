import type { Grammar } from './Grammar';
import { java } from './java';

/** Java. */
export const javaGrammar: Grammar = {
  name: 'java',
  languages: ['java'],
  extensions: ['java'],
  quote: '"',
  imports: java,
  globals: 'this super java javax org com',
  placeholders: { braces: true, semicolons: true },
  wrappers: [
    '…',
    'Object x = …;',
    'class A { … }',
    'class A { void f() { … } }',
    'class A { void f() { …; } }',
    'f(…);',
    'class A { void f(…) {} }',
    '… class A {}',
    '… x;',
    'class A { void f() { switch (x) { … } } }',
    'class A { void f() { try {} … } }',
    'class A … {}',
  ],
  kinds: {
    bodies: 'program switch_block block enum_body class_body constructor_body interface_body',
    functions: 'constructor_declaration method_declaration compact_constructor_declaration',
    lambdas: 'lambda_expression',
    classBodies: 'class_body',
    nameScopes:
      'block switch_block constructor_body class_body interface_body enum_body for_statement ' +
      'enhanced_for_statement catch_clause try_with_resources_statement',
    loops: 'do_statement while_statement for_statement enhanced_for_statement',
    imports: '"import" import_declaration',
    calls: 'object_creation_expression method_invocation marker_annotation annotation',
    members: 'field_access scoped_identifier scoped_type_identifier',
    arguments: 'argument_list',
    typeArguments: 'type_arguments',
    structural: 'block element_value_pair spread_parameter',
    names: 'identifier scoped_identifier scoped_type_identifier type_identifier',
    constants: 'true false null_literal',
    strings:
      'character_literal string_fragment string_literal multiline_string_fragment ' +
      'string_interpolation',
    numbers:
      'decimal_integer_literal hex_integer_literal octal_integer_literal binary_integer_literal ' +
      'decimal_floating_point_literal hex_floating_point_literal "float" floating_point_type',
    types:
      'boolean_type void_type type_pattern catch_type type_parameter type_bound type_list ' +
      'annotation_type_declaration annotation_type_body annotation_type_element_declaration ' +
      'annotated_type scoped_type_identifier generic_type array_type integral_type ' +
      'floating_point_type type_identifier',
    references:
      'identifier this field_access method_invocation explicit_constructor_invocation ' +
      'scoped_identifier variable_declarator local_variable_declaration',
  },
};
