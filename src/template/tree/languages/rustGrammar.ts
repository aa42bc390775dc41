import type { Grammar } from './Grammar';
import { rust } from './rust';

/** Rust. */
export const rustGrammar: Grammar = {
  name: 'rust',
  languages: ['rust'],
  extensions: ['rs'],
  quote: '"',
  imports: rust,
  globals: 'self super crate std core alloc',
  documentsFirst: true,
  placeholders: { braces: true, semicolons: true },
  wrappers: [
    '…',
    'fn f() { … }',
    'fn f() { let x = …; }',
    'type A = …;',
    'fn f() { g(…); }',
    'struct A { … }',
    'impl A { … }',
    'fn f() { match x { … } }',
    'fn f(…) {}',
    '… struct A;',
    'use a::{…};',
    'use …;',
    'fn f() { let x = A { … }; }',
    'fn f() { let … = x; }',
  ],
  kinds: {
    bodies: 'source_file declaration_list field_declaration_list block',
    functions: 'function_item function_signature_item generic_function',
    lambdas: 'closure_expression closure_parameters',
    asyncBlocks: 'async_block',
    nameScopes:
      'block if_expression match_arm for_expression while_expression declaration_list ' +
      'field_declaration_list',
    loops: 'while_expression loop_expression for_expression',
    imports: 'use_declaration',
    calls: 'macro_invocation call_expression',
    members: 'attribute qualified_type scoped_identifier scoped_type_identifier field_expression',
    arguments: 'arguments',
    typeArguments: 'type_arguments',
    clauses: 'where_clause',
    structural: 'block',
    names:
      'identifier scoped_identifier scoped_type_identifier field_identifier ' +
      'shorthand_field_identifier type_identifier',
    constants: '"true" "false" boolean_literal',
    strings: 'char_literal string_content string_literal raw_string_literal',
    numbers: 'integer_literal float_literal',
    types:
      'primitive_type type_item associated_type type_parameter bracketed_type qualified_type ' +
      'array_type function_type tuple_type unit_type generic_type generic_type_with_turbofish ' +
      'bounded_type type_binding reference_type pointer_type never_type abstract_type ' +
      'dynamic_type scoped_type_identifier type_cast_expression type_identifier',
    references:
      'identifier self metavariable attribute_item inner_attribute_item attribute ' +
      'macro_invocation scoped_identifier call_expression index_expression field_expression ' +
      'field_identifier shorthand_field_identifier',
  },
};
