import type { Grammar } from './Grammar';

/** PowerShell. */
export const powershellGrammar: Grammar = {
  name: 'powershell',
  languages: ['powershell'],
  extensions: ['ps1', 'psm1'],
  quote: "'",
  placeholders: { braces: true, semicolons: true },
  wrappers: ['…', 'f …', '$x = …', 'if (…) {}', 'f (…)', '@{ … }', 'function f { param(…) }'],
  kinds: {
    bodies: 'program statement_block statement_list',
    functions:
      'function_statement function_name function_parameter_declaration class_method_definition',
    loops: 'foreach_statement for_statement while_statement do_statement',
    calls: 'command',
    members: 'attribute',
    arguments: 'argument_list',
    clauses: 'elseif_clause',
    names: 'type_identifier',
    strings:
      'verbatim_string_characters verbatim_here_string_characters string_literal ' +
      'expandable_string_literal expandable_here_string_literal',
    numbers: 'decimal_integer_literal hexadecimal_integer_literal integer_literal',
    types:
      'type_identifier type_name array_type_name generic_type_name catch_type_list type_literal ' +
      'type_spec',
    references:
      'braced_variable variable class_attribute enum_member member_access member_name ' +
      'element_access attribute_list attribute attribute_name attribute_arguments ' +
      'attribute_argument',
  },
};
