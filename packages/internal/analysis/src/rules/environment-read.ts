import { defineRule } from '../rule.ts';
import type { RuleContext } from '../rule.ts';
import { bare, type Node } from '../syntax/node.ts';
import { isPlugin } from './helpers.ts';

const HARMLESS =
  /^(?:NODE_ENV|NODE_DEBUG|DEBUG|CI|TERM|COLORTERM|FORCE_COLOR|NO_COLOR|TZ|LANG|LC_\w+|\w*_?(?:PORT|LOG_LEVEL|VERBOSE)|VITE_\w+|PUBLIC_\w+|BROWSER|JEST_WORKER_ID|READABLE_STREAM|npm_\w+)$/;

/** A pattern that picks keys and passwords out of names. */
const SEARCHES =
  /\b(?:TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|CREDENTIAL)\b[^\n]{0,40}\/i?\.(?:test|exec)|\/i?[^\n]{0,60}(?:TOKEN|SECRET|PASSW|API_?KEY)/;
const DUMPS = /^(?:JSON\.stringify|Object\.(?:keys|values|entries))$/;

function isWholeEnvironment(node: Node, { file }: RuleContext): boolean {
  const inner = bare(node);
  if (inner.type === 'ObjectExpression')
    return inner.properties.some(
      (property) =>
        property.type === 'SpreadElement' &&
        file.evaluator.resolveGlobal(property.argument) === 'process.env',
    );
  return /^(?:process|Bun)\.env$/.test(file.evaluator.resolveGlobal(node) ?? '');
}

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
      const isWhole = /^(?:process|Bun|Deno|import\.meta)\.env$/.test(name);
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
          : isHidden || (isWhole && SEARCHES.test(context.file.text) && context.file.text.length < 5_000)
            ? 'medium'
            : 'info',
        message: variable
          ? `The environment variable ${variable} is read.`
          : 'The whole environment is read.',
      });
    },
    file: (context) => {
      const { file } = context;
      if (isPlugin(context))
        for (const node of file.index.imports)
          if (/^(?:node:)?process$/.test(node.source.value))
            context.report(node, { message: 'The process is imported; a plugin has none.' });
    },
    named: (call, context) => {
      // A whole environment that becomes a text, or is searched for keys, is being collected.
      const dumps = call.names.some((name) => DUMPS.test(name));
      const whole = dumps && call.args.some((arg) => isWholeEnvironment(arg, context));
      if (whole && (call.names.includes('JSON.stringify') || SEARCHES.test(context.file.text)))
        context.report(call.node, {
          severity: isPlugin(context) ? 'high' : 'medium',
          message: 'The whole environment is collected.',
        });
      if (call.names.some((name) => name.startsWith('Deno.env.')))
        context.report(call.node, {
          severity: isPlugin(context) ? 'high' : 'info',
          message: 'The environment is read.',
        });
    },
  },
});
