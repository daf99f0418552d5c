import { describeRule } from '../testing/describe-rule.ts';
import { unguardedMerge } from './unguarded-merge.ts';

describeRule(unguardedMerge, {
  reports: {
    'the holder that a path leads to, written to afterwards':
      'export function assign(target, dotted, value) { const keys = dotted.split("."); const last = keys.pop(); const holder = keys.reduce((at, key) => (at[key] ??= {}), target); holder[last] = value; }',
    'a path of the address, reduced':
      "const config = {}; for (const [path, value] of new URLSearchParams(location.search)) path.split('.').reduce((at, key, i, all) => (i === all.length - 1 ? (at[key] = value) : (at[key] ??= {})), config);",
    'a path whose end is written':
      "function put(o, path, v) { const keys = path.split('.'); let at = o; while (keys.length > 1) { const k = keys.shift(); at[k] = at[k] || {}; at = at[k]; } const last = keys[0]; at[last] = v; }",
    'a path of a name, reduced':
      "export function read(out, name, value) { const keys = name.split('.'); keys.reduce((at, key, i) => { if (i === keys.length - 1) at[key] = value; else at[key] = at[key] || {}; return at[key]; }, out); }",
    'a merge that keeps a list of what is left':
      "module.exports = (into, from) => { const todo = [[into, from]]; while (todo.length) { const [a, b] = todo.pop(); for (const k in b) { if (typeof b[k] === 'object') todo.push([a[k], b[k]]); else a[k] = b[k]; } } };",
  },
  leaves: {
    'a sum by name, written to afterwards':
      'export function count(words, last) { const parts = words.split("."); const sums = parts.reduce((at, key) => { at[key] = 1; return at; }, Object.create(null)); sums[last] = 0; return sums; }',
    'words that are counted':
      "export const count = (text) => text.split(' ').reduce((all, word) => { all[word] = (all[word] || 0) + 1; return all; }, {});",
    'a tree that only grows branches':
      'function grow(path) { let at = tree; for (const el of path) { at[el] = at[el] || { errors: [] }; at = at[el]; } return at; }',
  },
});
