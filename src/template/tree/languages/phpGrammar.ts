import type { Grammar } from './Grammar';
import { php } from './php';

/** PHP. */
export const phpGrammar: Grammar = {
  name: 'php',
  languages: ['php'],
  extensions: ['php'],
  quote: "'",
  valueArrays: true,
  imports: php,
  globals: 'this self static parent',
  placeholders: { sigils: ['', '$'], braces: true, semicolons: true },
  wrappers: [
    '<?php …',
    '<?php …;',
    '<?php f(…);',
    '<?php […];',
    '<?php class A { … }',
    '<?php function f(…) {}',
    '<?php function f(): … {}',
    '<?php switch ($x) { … }',
    '<?php try {} …',
    '<?php use …;',
    '…',
  ],
  kinds: {
    bodies: 'program declaration_list switch_block compound_statement',
    functions:
      'function_static_declaration method_declaration function_definition anonymous_function ' +
      'anonymous_function_use_clause',
    lambdas: 'arrow_function',
    nameScopes: 'declaration_list',
    loops: 'while_statement do_statement for_statement foreach_statement',
    imports: 'namespace_use_declaration use_declaration',
    calls:
      'object_creation_expression function_call_expression scoped_call_expression ' +
      'member_call_expression nullsafe_member_call_expression',
    members: 'qualified_name class_constant_access_expression member_access_expression attribute',
    arguments: 'arguments',
    clauses: 'use_instead_of_clause else_if_clause',
    structural: 'pair',
    names: 'name variable_name',
    constants: '"null" boolean null',
    strings:
      '"string" string_content heredoc_start heredoc_end nowdoc_string encapsed_string string ' +
      'heredoc_body heredoc',
    numbers: '"float" float integer',
    types:
      'bottom_type named_type optional_type union_type intersection_type ' +
      'disjunctive_normal_form_type primitive_type cast_type type_list',
    references:
      'name static_variable_declaration member_access_expression ' +
      'nullsafe_member_access_expression function_call_expression scoped_call_expression ' +
      'member_call_expression nullsafe_member_call_expression subscript_expression ' +
      'attribute_group attribute_list attribute dynamic_variable_name variable_name',
  },
};
