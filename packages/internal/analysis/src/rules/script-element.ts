import { constantPrefix } from '../facts/destinations.ts';
import { bare } from '../syntax/node.ts';
import { elementMarkupSinks } from '../taint/markup-sinks.ts';
import type { SourceFile } from '../values/source-file.ts';
import { asText } from '../values/value.ts';
import { defineRule } from '../rule.ts';
import { isPlugin, isToldElsewhere, reachesOut, textValue } from './helpers.ts';

const MARKUP =
  /<script[\s>]|<iframe[^>]+srcdoc|\son(?:error|load|click|mouseover|focus|toggle)\s*=|javascript:/i;
/** A script element with an address outside. */
const REMOTE = /<script[^>]+src\s*=\s*\\?["']?(?:https?:)?\/\//i;

const SETS_HANDLER = /\.setAttribute\(\s*['"`]on\w+/;
const handlers = new WeakMap<SourceFile, boolean>();

/** Asked once a file: every call would be read to its end for it. */
function setsHandlers(file: SourceFile): boolean {
  let sets = handlers.get(file);
  if (sets === undefined) handlers.set(file, (sets = SETS_HANDLER.test(file.text)));
  return sets;
}

export const scriptElement = defineRule({
  id: 'script-element',
  severity: 'high',
  threat: 'dynamic-code',
  title: 'A script is put into the page',
  why: 'A script element runs whatever text or address it is given, outside of what was reviewed.',
  fix: 'Bundle the code with the plugin and import it.',
  example: {
    bad: 'const s = document.createElement("script"); s.text = code; document.body.append(s);',
    good: 'const s = document.createElement("section"); s.textContent = words;',
  },
  cwe: 79,
  visit: {
    assignment: (node, context) => {
      const target = bare(node.left);
      if (target.type !== 'MemberExpression') return;
      const name = context.file.evaluator.resolveGlobal(target);
      const key = target.computed
        ? asText(context.file.evaluator.evaluate(target.property))
        : target.property.type === 'Identifier'
          ? target.property.name
          : null;
      if (name && /^element:script#(?:text|textContent|innerHTML|innerText|src)$/.test(name)) {
        const text = textValue(node.right, context);
        // An address outside is the matter of remote-script.
        const isOwn = key === 'src' && text !== null && !/^(?:data|blob):/i.test(text);
        if (!isOwn)
          context.report(node, {
            confidence: isToldElsewhere(node.right, context) ? 'low' : 'high',
            severity:
              isPlugin(context) || text !== null
                ? 'high'
                : key === 'src' && constantPrefix(node.right, context.file, 0) === ''
                  ? 'low'
                  : 'medium',
            message:
              key === 'src'
                ? 'A script element loads code from an address.'
                : 'A script element runs a text.',
          });
        return;
      }
      if (key !== 'innerHTML' && key !== 'outerHTML' && key !== 'srcdoc') return;
      if (
        MARKUP.test(
          context.file.text.slice(node.right.start, Math.min(node.right.end, node.right.start + 2000)),
        ) &&
        isMarkup(node.right.type)
      ) {
        context.report(node, {
          severity:
            isPlugin(context) ||
            REMOTE.test(
              context.file.text.slice(node.right.start, Math.min(node.right.end, node.right.start + 2000)),
            )
              ? 'high'
              : 'medium',
          message: 'Markup with code in it is put into the page.',
        });
      }
    },
    file: (context) => {
      for (const { value, node } of elementMarkupSinks(context.file)) {
        const written = context.file.text.slice(value.start, Math.min(value.end, value.start + 2000));
        // Markup that is written out was read with the rest.
        if (MARKUP.test(written) && /\$\{|['"`]\s*\+/.test(written))
          context.report(node, {
            severity: isPlugin(context) ? 'high' : 'medium',
            message: 'Markup with code in it is put into the page.',
          });
      }
    },
    call: (call, context) => {
      const [attribute, handler] = call.args;
      if (
        call.names.some((name) => name.endsWith('#setAttribute')) ||
        (setsHandlers(context.file) &&
          SETS_HANDLER.test(context.file.text.slice(call.node.start, call.node.end)))
      ) {
        if (
          handler &&
          /^on\w+$/i.test(textValue(attribute, context) ?? '') &&
          textValue(handler, context) === null
        ) {
          context.report(call.node, {
            severity: isPlugin(context) ? 'high' : 'medium',
            message: 'A handler is made out of a text.',
          });
        }
        return;
      }
      if (
        call.names.some((name) =>
          /^element:script#(?:append|appendChild|prepend|replaceChildren)$/.test(name),
        )
      ) {
        const [content] = call.args;
        const text = content ? textValue(content, context) : null;
        if (content && (text === null || reachesOut(text)))
          context.report(call.node, {
            severity: isPlugin(context) ? 'high' : 'medium',
            message: 'A script element is given a text.',
          });
        return;
      }
      const isWriting = call.names.some((name) =>
        /^document\.write(?:ln)?$|insertAdjacentHTML$|createContextualFragment$/.test(name),
      );
      if (!isWriting) return;
      const { start, end } = call.node;
      if (
        MARKUP.test(context.file.text.slice(start, Math.min(end, start + 2000))) ||
        call.args.some((arg) => MARKUP.test(textValue(arg, context) ?? ''))
      ) {
        context.report(call.node, {
          severity: isPlugin(context) ? 'high' : 'medium',
          message: 'Markup with code in it is written into the page.',
        });
      }
    },
  },
});

function isMarkup(type: string): boolean {
  return type === 'Literal' || type === 'TemplateLiteral' || type === 'BinaryExpression';
}
