import { defineRule, type RuleContext } from '../rule.ts';
import type { Node } from '../syntax/node.ts';
import { isDecodedValue, isPlugin, isUnpacked, reachesOut, textValue } from './helpers.ts';

const DECODES = /\batob\b|['"`](?:base64|hex)['"`]|process\.argv|process\.env|fromCharCode/;

function written(node: Node | undefined, { file }: RuleContext): string {
  return node ? file.text.slice(node.start, Math.min(node.end, node.start + 500)) : '';
}

export const vmCode = defineRule({
  id: 'vm-code',
  severity: 'high',
  threat: 'dynamic-code',
  title: 'Text is run by vm or compiled as a module',
  why: 'vm is no protection: code run by it reaches everything the process can.',
  fix: 'Write the code out.',
  example: { bad: 'require("vm").runInThisContext(code);', good: 'const { run } = require("./run.js");' },
  cwe: 95,
  visit: {
    named: (call, context) => {
      const name = call.names.find((candidate) =>
        /^vm\.(?:runIn\w+|Script|compileFunction|SourceTextModule)$|\._compile$|#_compile$|^npm:(?:vm2|require-from-string|eval|node-eval)(?:\.|$)/.test(
          candidate,
        ),
      );
      if (!name) return;
      const text = textValue(call.args[0], context);
      const isConstant = text !== null && !reachesOut(text);
      context.report(call.node, {
        severity: isDecodedValue(call.args[0], context)
          ? 'critical'
          : isPlugin(context)
            ? 'high'
            : isConstant
              ? 'low'
              : (call.args[0]?.type === 'Identifier' && context.file.text.length < 500) ||
                  DECODES.test(written(call.args[0], context)) ||
                  (call.args[0] !== undefined && isUnpacked(call.args[0], context))
                ? 'high'
                : 'medium',
        message: `${name.replace(/^npm:/, '')} runs text as code.`,
      });
    },
  },
});
