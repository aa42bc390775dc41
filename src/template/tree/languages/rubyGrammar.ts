import type { Grammar } from './Grammar';
import { ruby } from './ruby';

/** Ruby. */
export const rubyGrammar: Grammar = {
  name: 'ruby',
  languages: ['ruby'],
  extensions: ['rb', 'rake', 'gemspec'],
  quote: "'",
  imports: ruby,
  globals: 'self super',
  placeholders: {},
  wrappers: [
    '…',
    'f(…)',
    '{ … }',
    'def f\n…\nend',
    'class A\n…\nend',
    'begin\n…\nend',
    'case x\n…\nend',
    'f do |…| end',
  ],
  kinds: {
    bodies: 'program block_body module then body_statement block',
    functions: 'method singleton_method',
    lambdas: 'lambda lambda_parameters',
    nameScopes: 'class module do_block block',
    loops: 'while until for do',
    calls: 'call',
    members: 'scope_resolution',
    arguments: 'argument_list',
    clauses: 'in_clause',
    structural:
      'splat_parameter hash_splat_parameter hash_splat_nil splat_argument hash_splat_argument ' +
      'block_argument do_block block pair',
    names: 'identifier constant instance_variable',
    constants: '"nil" true false nil',
    strings:
      'string_content heredoc_content heredoc_end heredoc_beginning chained_string string ' +
      'string_array heredoc_body bare_string',
    numbers: 'integer float',
    references:
      'identifier self constant instance_variable class_variable global_variable ' +
      'variable_reference_pattern scope_resolution exception_variable element_reference call',
  },
};
