import { defineRule } from '../rule.ts';

/** Raised by the engine itself, for a file no parser takes. */
export const SYNTAX_ERROR = defineRule({
  id: 'syntax-error',
  severity: 'medium',
  threat: 'syntax',
  title: 'A file is not valid code',
  why: 'What cannot be parsed cannot be reviewed, and a browser may still read it in its own way.',
  fix: 'Correct the syntax, or leave the file out of the package.',
  example: { bad: 'const = 1;', good: 'const one = 1;' },
  visit: {},
});
