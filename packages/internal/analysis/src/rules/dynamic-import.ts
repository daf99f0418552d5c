import { defineRule } from '../rule.ts';
import { constantPrefix } from '../facts/destinations.ts';
import { isDecodedValue, isPlugin, textValue } from './helpers.ts';

export const dynamicImport = defineRule({
  id: 'dynamic-import',
  severity: 'high',
  threat: 'dynamic-code',
  title: 'A module is chosen or made at run time',
  why: 'An import whose name is not written down can load code nobody reviewed.',
  fix: 'Import modules by their names; choose between them with a table.',
  example: { bad: 'await import("data:text/javascript," + code);', good: 'await import("./chart.js");' },
  cwe: 829,
  visit: {
    named: (call, context) => {
      if (!call.names.includes('import')) return;
      const source = call.args[0];
      if (!source) return;
      const text = textValue(source, context) ?? constantPrefix(source, context.file, 0);
      if (/^\s*(?:data|blob|javascript):/i.test(text))
        context.report(call.node, {
          severity: 'critical',
          message: 'Code is imported out of a text made at run time.',
        });
      else if (isDecodedValue(source, context))
        context.report(call.node, { message: 'The name of an imported module is decoded at run time.' });
      else if (text === '')
        context.report(call.node, {
          severity: isPlugin(context) ? 'high' : 'low',
          message: 'Which module is imported is only known at run time.',
        });
    },
  },
});
