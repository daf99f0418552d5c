import { describeRule } from '../testing/describe-rule.ts';
import { slowPattern } from './slow-pattern.ts';

describeRule(slowPattern, {
  reports: {
    'a repetition in a repetition': 'export const is = (t) => /^(a+)+$/.test(t);',
    'words with a space that may be missing': 'export const is = (t) => /^(\\w+\\s?)*$/.test(t);',
    'two arms that take the same letter': 'export const is = (t) => /^(?:a|a)*b/.test(t);',
    'a pattern given as a text': 'export const is = new RegExp("^([a-z]+)*$");',
  },
  leaves: {
    'words with a space between them': 'export const is = (t) => /^\\w+(?:\\s\\w+)*$/.test(t);',
    'a comment': 'export const c = /\\/\\*[^*]*\\*+(?:[^/*][^*]*\\*+)*\\//g;',
    'a version': 'export const v = /^(\\d+)\\.(\\d+)\\.(\\d+)(?:-[\\w.-]+)?$/;',
    'a loop after which nothing need come': 'export const c = /(?:\\s|\\/\\/.*)*/;',
  },
});
