import type { NodeKinds } from './Grammar';

/** Kinds of nodes that JavaScript and TypeScript have. */
export const SCRIPT: NodeKinds = {
  bodies: 'program statement_block class_body',
  functions:
    'function_expression function_declaration generator_function ' +
    'generator_function_declaration method_definition',
  lambdas: 'arrow_function',
  classBodies: 'class_body',
  nameScopes: 'statement_block class_body switch_body for_statement for_in_statement catch_clause',
  hoisted: 'variable_declaration',
  loops: 'for_statement for_in_statement while_statement do_statement',
  imports:
    '"import" import import_statement import_clause namespace_import named_imports ' +
    'import_specifier import_attribute',
  calls: 'call_expression new_expression decorator',
  members: 'member_expression',
  arguments: 'arguments',
  structural: 'spread_element pair',
  names:
    'identifier private_property_identifier property_identifier shorthand_property_identifier ' +
    'shorthand_property_identifier_pattern statement_identifier',
  constants: 'true false null undefined',
  strings: 'string_fragment string template_string',
  numbers: 'number',
  references:
    'identifier private_property_identifier this import_attribute variable_declaration ' +
    'variable_declarator member_expression call_expression subscript_expression ' +
    'property_identifier shorthand_property_identifier shorthand_property_identifier_pattern ' +
    'statement_identifier',
};

/** Those of markup in code. */
export const JSX: NodeKinds = {
  elements: 'jsx_opening_element jsx_closing_element jsx_self_closing_element',
  references: 'jsx_attribute',
};

/** Those that TypeScript alone has. */
export const TYPES: NodeKinds = {
  bodies: 'module enum_body interface_body',
  functions: 'function_signature',
  imports: 'import_require_clause import_alias',
  typeArguments: 'type_arguments',
  names: 'nested_identifier nested_type_identifier type_identifier',
  constants: '"boolean"',
  strings: '"string"',
  numbers: '"number"',
  types:
    'nested_type_identifier extends_type_clause type_alias_declaration optional_type ' +
    'rest_type constructor_type template_type template_literal_type infer_type ' +
    'conditional_type generic_type type_predicate type_predicate_annotation type_query ' +
    'index_type_query lookup_type mapped_type_clause literal_type existential_type ' +
    'flow_maybe_type parenthesized_type predefined_type object_type type_parameter ' +
    'default_type array_type tuple_type readonly_type union_type intersection_type ' +
    'function_type this_type type_identifier',
  references: 'nested_identifier call_signature',
};

/** The kinds of several parts of a language together. */
export function joined(...parts: readonly NodeKinds[]): NodeKinds {
  const all: Record<string, string> = {};
  for (const [role, kinds] of parts.flatMap((part) => Object.entries(part) as [string, string][]))
    all[role] = role in all ? `${all[role]} ${kinds}` : kinds;
  return all;
}
