import { defineRule } from '../rule.ts';
import { isPlugin } from './helpers.ts';

const HARMLESS =
  /^(?:NODE_ENV|NODE_DEBUG|DEBUG|CI|TERM|COLORTERM|FORCE_COLOR|NO_COLOR|TZ|LANG|LC_\w+|\w*_?(?:PORT|LOG_LEVEL|VERBOSE)|VITE_\w+|PUBLIC_\w+|BROWSER|JEST_WORKER_ID|READABLE_STREAM|npm_\w+)$/;

export const environmentRead = defineRule({
  id: 'environment-read',
  severity: 'high',
  threat: 'environment-access',
  title: 'The environment is read',
  why: 'The environment of a process holds keys and passwords. A plugin has none and needs none.',
  fix: 'Ask for a setting or a secret in the manifest, and read it from api.settings.',
  example: {
    bad: 'import { definePlugin } from "@guildhall/plugin-sdk"; const all = Object.entries(process.env);',
    good: 'const isProduction = process.env.NODE_ENV === "production";',
  },
  cwe: 526,
  visit: {
    member: (node, name, context) => {
      const variable = /^(?:process|Bun|Deno)\.env\.(.+)$/.exec(name)?.[1];
      if (variable !== undefined && (HARMLESS.test(variable) || /^(?:get|has|toObject)$/.test(variable)))
        return;
      const isWhole = /^(?:process|Bun|Deno)\.env$/.test(name);
      if (variable === undefined && !isWhole) return;
      const parent = node.parent;
      if (isWhole && parent?.type === 'MemberExpression' && parent.object === node && !parent.computed)
        return;
      if (
        isWhole &&
        context.file.evaluator.resolveGlobal(parent ?? node) !== null &&
        parent?.type === 'MemberExpression'
      )
        return;
      const isHidden = node.computed && node.property.type !== 'Literal' && isWhole;
      context.report(node, {
        severity: isPlugin(context)
          ? isWhole || isHidden
            ? 'high'
            : 'medium'
          : isHidden
            ? 'medium'
            : 'info',
        message: variable
          ? `The environment variable ${variable} is read.`
          : 'The whole environment is read.',
      });
    },
    call: (call, context) => {
      if (call.names.some((name) => name.startsWith('Deno.env.')))
        context.report(call.node, {
          severity: isPlugin(context) ? 'high' : 'info',
          message: 'The environment is read.',
        });
    },
  },
});
