import type { Grammar } from './Grammar';

/** CSS, and what of SCSS and Less reads as it. */
export const cssGrammar: Grammar = {
  name: 'css',
  languages: ['css'],
  extensions: ['css', 'scss', 'less'],
  quote: "'",
  placeholders: {},
  wrappers: ['…', 'a { … }', 'a { b: …; }', 'a { b: … }', '… {}', '@media … {}'],
  kinds: {
    bodies: 'stylesheet block',
    functions: 'function_name',
    imports: '"@import" important important_value import_statement',
    calls: 'call_expression',
    arguments: 'arguments',
    structural: 'block',
    names: 'identifier',
    strings: 'string_content string_value',
    numbers: 'integer_value float_value',
    references:
      'nesting_selector "selector" identifier selectors universal_selector class_selector ' +
      'pseudo_class_selector pseudo_element_selector id_selector attribute_selector ' +
      'child_selector descendant_selector sibling_selector adjacent_sibling_selector ' +
      'namespace_selector selector_query call_expression attribute_name',
  },
};
