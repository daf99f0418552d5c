import { defineRule } from '../rule.ts';
import { bare, type Node } from '../syntax/node.ts';
import type { RuleContext } from '../rule.ts';
import { constantPrefix } from '../facts/destinations.ts';
import { isPlugin, reachesOut } from './helpers.ts';
import { isWrittenHere, literalsOf } from '../facts/written-here.ts';

export const blobWorker = defineRule({
  id: 'blob-worker',
  severity: 'high',
  threat: 'dynamic-code',
  title: 'A worker or script is made out of text',
  why: 'A blob or data address turns a text into a program that nobody has reviewed.',
  fix: 'Ship the worker as a file of the plugin.',
  example: {
    bad: 'new Worker(URL.createObjectURL(new Blob([code])));',
    good: 'new Worker(new URL("./worker.js", import.meta.url));',
  },
  cwe: 95,
  visit: {
    named: (call, context) => {
      if (
        !call.names.some((name) =>
          /^(?:Worker|SharedWorker|importScripts|import|navigator\.serviceWorker\.register|worker_threads\.Worker)$/.test(
            name,
          ),
        )
      )
        return;
      const source = call.args[0];
      if (!source) return;
      const prefix = constantPrefix(source, context.file, 0);
      const isText =
        /^\s*(?:data|blob):/i.test(prefix) ||
        isObjectUrl(source, context, 0) ||
        isEvaluating(call.args[1], context);
      if (isText && !call.names.includes('import'))
        context.report(call.node, {
          severity:
            isPlugin(context) ||
            isUnknownText(source, context) ||
            (isEvaluating(call.args[1], context) && !isWrittenHere(source, context.file)) ||
            call.names.some((name) => name.endsWith('serviceWorker.register')) ||
            talksElsewhere(source, context)
              ? 'high'
              : isReviewed(source, context)
                ? 'low'
                : 'medium',
          message: 'This worker runs a text that was made at run time.',
        });
      else if (isText)
        context.report(call.node, { message: 'This import runs a text that was made at run time.' });
    },
  },
});

function isObjectUrl(node: Node, context: RuleContext, depth: number): boolean {
  const inner = bare(node);
  if (depth > 4) return false;
  if (inner.type === 'CallExpression')
    return context.file.evaluator.call(inner).names.some((name) => name.endsWith('URL.createObjectURL'));
  if (inner.type !== 'Identifier') return false;
  const writes = context.file.evaluator.bindingOf(inner)?.writes ?? [];
  return writes.some(({ value }) => value && isObjectUrl(value, context, depth + 1));
}

/** Libraries ship workers as texts that are written in the file; a text that comes from elsewhere is worse. */
function isUnknownText(node: Node, context: RuleContext): boolean {
  const parts = blobParts(node, context);
  return parts !== null && !isWrittenHere(parts, context.file);
}

/** What `URL.createObjectURL(new Blob(parts))` is made of, when it is written as that. */
function blobParts(node: Node, { file }: RuleContext): Node | null {
  const inner = bare(node);
  const made =
    inner.type === 'Identifier'
      ? file.evaluator.bindingOf(inner)?.writes.find(({ value }) => value)?.value
      : inner;
  const blob = made?.type === 'CallExpression' ? made.arguments[0] : undefined;
  return (blob?.type === 'NewExpression' && blob.arguments[0]) || null;
}

/** `new Blob([source])`, where `source` is written in the file and reaches nothing: it was read with the rest. */
function isReviewed(node: Node, context: RuleContext): boolean {
  const parts = blobParts(node, context);
  return parts !== null && !reachesOut(literalsOf(parts, context.file));
}

/** The text of the worker names an address outside and a way to reach it. */
function talksElsewhere(node: Node, { file }: RuleContext): boolean {
  const written = file.text.slice(node.start, Math.min(node.end, node.start + 5_000));
  const inner = bare(node);
  const declared =
    inner.type === 'Identifier'
      ? file.evaluator.bindingOf(inner)?.writes.find(({ value }) => value)?.value
      : null;
  const said = declared
    ? file.text.slice(declared.start, Math.min(declared.end, declared.start + 5_000))
    : written;
  return (
    /(?:https?|wss?):\/\/[\w-]+\./.test(said) &&
    /fetch|WebSocket|XMLHttpRequest|importScripts|sendBeacon/.test(said)
  );
}

function isEvaluating(options: Node | undefined, context: RuleContext): boolean {
  return (
    options !== undefined &&
    /\beval\s*:\s*(?:true|!0)/.test(context.file.text.slice(options.start, options.end))
  );
}
