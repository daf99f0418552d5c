import { constantPrefix } from '../facts/destinations.ts';
import { memberWrites } from '../facts/member-writes.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import type { Node } from '../syntax/node.ts';
import { isDecodedValue, isHiddenRoute, isPlugin, isToldElsewhere, textValue } from './helpers.ts';

const DANGEROUS =
  /^(?:node:)?(?:child_process|fs(?:\/promises)?|vm|net|tls|https?|http2|dgram|dns|os|worker_threads|module|process|cluster|inspector|repl)$/;

/** How every module is found, read and compiled. */
const LOADER =
  /^(?:module|module\.Module|module\.constructor)\.(?:_extensions\.\.\w+|_load|_resolveFilename|prototype\.(?:require|_compile|load))$|^require\.extensions\.\.\w+$/;

/** A name that some call gave, and that yet comes to a constant. */
function isComputed(source: Extract<Node, { type: 'Identifier' }>, { file }: RuleContext): boolean {
  const writes = file.evaluator.bindingOf(source)?.writes ?? [];
  return writes.some(({ kind, value }) => kind === 'declare' && value?.type === 'CallExpression');
}

export const hiddenRequire = defineRule({
  id: 'hidden-require',
  severity: 'high',
  threat: 'environment-access',
  title: 'A system module is loaded in a roundabout way',
  why: 'Nobody who needs fs or child_process openly hides the name or the way to it.',
  fix: 'Load modules by name at the top of the file.',
  example: {
    bad: 'process.mainModule.require("child_" + "process");',
    good: 'const path = require("path");',
  },
  cwe: 506,
  visit: {
    named: (call, context) => {
      const name = call.names.find((candidate) =>
        /^(?:require|import|process\.(?:getBuiltinModule|binding))$/.test(candidate),
      );
      const source = call.args[0];
      if (!name || !source) return;
      const text = textValue(source, context);
      if (text === null) {
        if (
          name === 'require' &&
          isPlugin(context) &&
          !constantPrefix(source, context.file, 0).startsWith('.')
        )
          context.report(call.node, { message: 'Which module is required is only known at run time.' });
        return;
      }
      if (!DANGEROUS.test(text)) return;
      const isWritten =
        source.type === 'Literal' ||
        (source.type === 'TemplateLiteral' && source.expressions.length === 0) ||
        (source.type === 'Identifier' && !isDecodedValue(source, context) && !isComputed(source, context));
      const written = context.file.text.slice(
        call.node.start,
        Math.min(call.node.end, call.node.start + 300),
      );
      const isRoundabout =
        name !== 'import' &&
        (/mainModule|constructor|_load/.test(written) ||
          name === 'process.binding' ||
          (isHiddenRoute(call, 'require', context) && /\b(?:globalThis|window|self)\b|\[/.test(written)));
      if (!isWritten || isRoundabout)
        context.report(call.node, {
          severity: isPlugin(context) || !isToldElsewhere(source, context) ? 'high' : 'medium',
          message: `The module ${text} is loaded in a roundabout way.`,
        });
      else if (isPlugin(context))
        context.report(call.node, {
          severity: 'medium',
          message: `The system module ${text} is loaded; a plugin has none.`,
        });
    },
    member: (node, name, context) => {
      if (/^module\.constructor\.(?:_load|createRequire|_resolveFilename|_extensions)$/.test(name))
        context.report(node, {
          message: 'The module loader is reached through the constructor of a module.',
        });
    },
    file: (context) => {
      for (const { name, node } of memberWrites(context.file))
        if (name !== null && LOADER.test(name))
          context.report(node, {
            severity: isPlugin(context) ? 'high' : 'medium',
            message: `${name} is replaced: from now on this code decides what every module holds.`,
          });
      if (!isPlugin(context)) return;
      for (const node of context.file.index.imports) {
        if (DANGEROUS.test(node.source.value))
          context.report(node, {
            severity: 'medium',
            message: `The system module ${node.source.value} is imported; a plugin has none.`,
          });
      }
    },
  },
});
