import type { Grammar } from './Grammar';
import { csharp } from './csharp';
import { csharpSyntax } from './newerCsharp';

/** C#. */
export const csharpGrammar: Grammar = {
  name: 'c-sharp',
  languages: ['c#'],
  extensions: ['cs'],
  quote: '"',
  imports: csharp,
  dialects: { name: 'C#', assumed: '7.3', uses: csharpSyntax },
  globals: 'this base global',
  placeholders: { braces: true, semicolons: true },
  wrappers: [
    '…',
    'var x = …;',
    'class A { … }',
    'class A { void F() { … } }',
    'class A { void F() { …; } }',
    'f(…);',
    'class A { void F(…) {} }',
    '… class A {}',
    'class A { … x; }',
    'switch (x) { … }',
    'try {} …',
    'var x = new A { … };',
    'using …;',
  ],
  kinds: {
    bodies: 'compilation_unit declaration_list block',
    functions:
      'constructor_declaration method_declaration function_pointer_parameter ' +
      'local_function_statement',
    lambdas: 'lambda_expression',
    expressionBodies: 'arrow_expression_clause',
    nameScopes:
      'block declaration_list for_statement foreach_statement using_statement while_statement ' +
      'catch_clause switch_section switch_expression_arm fixed_statement',
    loops: 'do_statement for_statement foreach_statement while_statement',
    imports: 'using_directive',
    calls: 'invocation_expression object_creation_expression',
    members: 'attribute qualified_name member_access_expression',
    arguments: 'attribute_argument_list argument_list',
    typeArguments: 'type_argument_list',
    clauses: 'from_clause join_clause where_clause when_clause',
    structural: 'block',
    names: 'identifier',
    constants: '"true" "false" null_literal boolean_literal',
    strings:
      'character_literal_content string_literal_encoding verbatim_string_literal string_content ' +
      'raw_string_start raw_string_end raw_string_content interpolated_string_expression ' +
      'character_literal string_literal string_literal_content raw_string_literal',
    numbers: 'integer_literal',
    types:
      'predefined_type primary_constructor_base_type type_parameter_list type_parameter ' +
      'type_parameter_constraints_clause type_parameter_constraint type_argument_list ' +
      'implicit_type array_type nullable_type pointer_type function_pointer_type ref_type ' +
      'scoped_type tuple_type type_pattern',
    references:
      '"Stdcall" "Thiscall" "Fastcall" global_attribute attribute attribute_argument_list ' +
      'attribute_argument attribute_list attribute_target_specifier ' +
      'enum_member_declaration_list enum_member_declaration variable_declaration ' +
      'variable_declarator calling_convention parenthesized_variable_designation ' +
      'invocation_expression element_access_expression member_access_expression ' +
      'member_binding_expression identifier preproc_if_in_attribute_list',
  },
};
