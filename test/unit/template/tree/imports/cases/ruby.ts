import { file, type LanguageCases } from '../importCase';

export const ruby: LanguageCases = {
  language: 'ruby',
  usual: [
    file("require 'set'", '', 'x = read_notes(a)'),
    file("require 'json'", "require 'set'", '', 'x = JSON.parse(a)'),
  ],
  cases: [
    {
      it: 'goes below the comments that Ruby reads',
      before: file('#!/usr/bin/env ruby', '# frozen_string_literal: true', '', 'y = read_notes(b)'),
      after: file(
        '#!/usr/bin/env ruby',
        '# frozen_string_literal: true',
        '',
        "require 'json'",
        '',
        'y = JSON.parse(b)',
      ),
    },
    {
      it: 'goes above the documentation of a class',
      before: file('# Reads.', 'class B', '  def b(x)', '    read_notes(x)', '  end', 'end'),
      after: file(
        "require 'json'",
        '',
        '# Reads.',
        'class B',
        '  def b(x)',
        '    JSON.parse(x)',
        '  end',
        'end',
      ),
    },
    {
      it: 'keeps the order of the lines, and their quotation marks',
      before: file('require "csv"', 'require "set"', '', 'y = read_notes(b)'),
      after: file('require "csv"', 'require "json"', 'require "set"', '', 'y = JSON.parse(b)'),
    },
    {
      it: 'writes nothing twice',
      before: file('require "json"', '', 'y = [read_notes(b), read_notes(c)]'),
      after: file('require "json"', '', 'y = [JSON.parse(b), JSON.parse(c)]'),
    },
    {
      it: 'stands before what lies beside the file',
      before: file("require_relative 'box'", '', 'y = read_notes(b)'),
      after: file("require 'json'", "require_relative 'box'", '', 'y = JSON.parse(b)'),
    },
    {
      it: 'follows a file that keeps both apart',
      before: file("require 'set'", '', "require_relative 'box'", '', 'y = read_notes(b)'),
      after: file(
        "require 'json'",
        "require 'set'",
        '',
        "require_relative 'box'",
        '',
        'y = JSON.parse(b)',
      ),
    },
    {
      it: 'stays out of a method',
      before: file('def f(a)', "  require 'csv'", '  read_notes(a)', 'end'),
      after: file("require 'json'", '', 'def f(a)', "  require 'csv'", '  JSON.parse(a)', 'end'),
    },
    {
      it: 'stays out of a rescue',
      before: file('begin', "  require 'csv'", 'rescue LoadError', 'end', '', 'y = read_notes(b)'),
      after: file(
        "require 'json'",
        '',
        'begin',
        "  require 'csv'",
        'rescue LoadError',
        'end',
        '',
        'y = JSON.parse(b)',
      ),
    },
    {
      it: 'reaches a file beside the example from another folder',
      from: [file('x = read_notes(a)'), file("require_relative 'notes'", '', 'x = Notes.parse(a)')],
      path: 'src/web/b.rb',
      before: file("require 'set'", '', 'y = read_notes(b)'),
      after: file("require 'set'", "require_relative '../notes'", '', 'y = Notes.parse(b)'),
    },
    {
      it: 'brings nothing to a place whose new code does not need it',
      from: [
        file('x = read_notes(a)', 'y = old_sleep(b)'),
        file("require 'json'", '', 'x = JSON.parse(a)', 'y = old_sleep(b)'),
      ],
      before: file('z = old_sleep(c)'),
      after: file('z = old_sleep(c)'),
    },
    {
      it: 'brings nothing that only one of the examples needed',
      from: [file('x = read_notes(a)'), file('x = Notes.parse(a)')],
      before: file("require 'set'", '', 'y = read_notes(b)'),
      after: file("require 'set'", '', 'y = Notes.parse(b)'),
    },
    {
      it: 'does not take a call of another object for an import',
      before: file('loader.require "json"', 'y = read_notes(b)'),
      after: file("require 'json'", '', 'loader.require "json"', 'y = JSON.parse(b)'),
    },
  ],
};
