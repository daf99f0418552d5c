import { defineRule, type RuleContext } from '../rule.ts';
import { contains, enclosingFunction, type Node } from '../syntax/node.ts';

export const processFlood = defineRule({
  id: 'process-flood',
  severity: 'high',
  threat: 'denial-of-service',
  title: 'A loop without end starts programs or fills memory',
  why: 'The machine stops answering; nothing else was meant.',
  fix: 'Give the loop an end.',
  example: {
    bad: 'while (true) require("child_process").fork(__filename);',
    good: 'for (const file of files) require("child_process").fork(file);',
  },
  cwe: 400,
  visit: {
    named: (call, context) => {
      if (!call.names.some((name) => /^child_process\.(?:fork|spawn|exec\w*)$/.test(name))) return;
      const isItself = /__filename|process\.argv\b|import\.meta\.(?:url|filename)/.test(
        context.file.text.slice(call.node.start, Math.min(call.node.end, call.node.start + 300)),
      );
      const around = isItself ? enclosingFunction(call.node) : null;
      const timer =
        around?.parent?.type === 'CallExpression' ? context.file.evaluator.call(around.parent) : null;
      if (timer?.names.includes('setInterval'))
        context.report(call.node, { message: 'The program starts itself over and over.' });
    },
    file: (context) => {
      for (const loop of context.file.index.loops) {
        if (!isEndless(loop, context)) continue;
        const starts = context.file.index.calls.some(
          (call) =>
            contains(loop, call) &&
            context.file.evaluator
              .call(call)
              .names.some((name) =>
                /^(?:child_process\.(?:fork|spawn|exec\w*)|Worker|worker_threads\.Worker|open)$/.test(name),
              ),
        );
        if (starts) context.report(loop, { message: 'This loop starts programs without end.' });
        else if (isBusy(loop, context))
          context.report(loop, {
            // Compiled programs leave their loops in ways that are not followed.
            severity: context.file.text.length > COMPILED ? 'medium' : 'high',
            message: 'This loop never ends, and nothing else runs meanwhile.',
          });
      }
    },
  },
});

function isEndless(loop: RuleContext['file']['index']['loops'][number], { file }: RuleContext): boolean {
  if (loop.type === 'ForInStatement' || loop.type === 'ForOfStatement') return false;
  const leaves = /\b(?:break|return|throw|await|yield)\b/.test(
    file.text.slice(loop.body.start, loop.body.end),
  );
  return !leaves && isTrue(loop.test, file);
}

/** Characters of a file beyond which it is no plugin's own writing. */
const COMPILED = 100_000;
const PLAINLY_TRUE =
  /^\(?\s*(?:true|1|!0|!!1|!!\[\]|[\w$]+\s*<=?\s*(?:Number\.POSITIVE_)?Infinity|1\s*\/\s*0)\s*\)?$/;

/** Nothing in the body can leave it, not even by what it calls: no exit, no callback that could throw on purpose. */
function isBusy(loop: RuleContext['file']['index']['loops'][number], { file }: RuleContext): boolean {
  if (loop.type === 'ForInStatement' || loop.type === 'ForOfStatement') return false;
  const body = file.text.slice(loop.body.start, loop.body.end);
  // What is computed may change in ways that are not followed.
  if (loop.test && !PLAINLY_TRUE.test(file.text.slice(loop.test.start, loop.test.end))) return false;
  return (
    body.length < 400 &&
    !/\b(?:exit|abort|reject|close|next|step|read|advance|poll|wait|consume)\w*\b|\+\+\s*[\w.]*pos/i.test(
      body,
    )
  );
}

function isTrue(test: Node | null, file: RuleContext['file']): boolean {
  if (test === null) return true;
  if (test.type === 'BinaryExpression' && (test.operator === '<' || test.operator === '<=')) {
    const limit = file.evaluator.evaluate(test.right);
    if (limit.kind === 'constant' && limit.value === Infinity) return true;
  }
  const value = file.evaluator.evaluate(test);
  return value.kind === 'constant' && Boolean(value.value);
}
