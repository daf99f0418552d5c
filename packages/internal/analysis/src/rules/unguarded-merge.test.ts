import { describeRule } from '../testing/describe-rule.ts';
import { unguardedMerge } from './unguarded-merge.ts';

describeRule(unguardedMerge, {
  reports: {
    'a path of the address, reduced':
      "const config = {}; for (const [path, value] of new URLSearchParams(location.search)) path.split('.').reduce((at, key, i, all) => (i === all.length - 1 ? (at[key] = value) : (at[key] ??= {})), config);",
    'a path whose end is written':
      "function put(o, path, v) { const keys = path.split('.'); let at = o; while (keys.length > 1) { const k = keys.shift(); at[k] = at[k] || {}; at = at[k]; } const last = keys[0]; at[last] = v; }",
  },
  leaves: {
    'a tree that only grows branches':
      'function grow(path) { let at = tree; for (const el of path) { at[el] = at[el] || { errors: [] }; at = at[el]; } return at; }',
  },
});
