import type { Grammar } from './Grammar';

/** Shell. */
export const bashGrammar: Grammar = {
  name: 'bash',
  languages: ['shell'],
  extensions: ['sh', 'bash', 'zsh'],
  quote: "'",
  placeholders: {},
  wrappers: ['…', 'f …', 'x=…', '[[ … ]]', 'case x in … esac'],
  kinds: {
    bodies: 'program do_group compound_statement',
    functions: 'function_definition',
    loops: 'for_statement while_statement',
    calls: 'command',
    clauses: 'elif_clause',
    names: 'word variable_name',
    strings:
      'string_content raw_string ansi_c_string heredoc_start heredoc_body heredoc_content ' +
      'heredoc_end heredoc_redirect herestring_redirect string translated_string',
    numbers: 'number',
    references:
      'word variable_name special_variable_name variable_assignment variable_assignments ' +
      'subscript',
  },
};
