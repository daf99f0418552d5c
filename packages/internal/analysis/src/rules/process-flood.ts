import { defineRule, type RuleContext } from '../rule.ts';
import { contains, type Node } from '../syntax/node.ts';

export const processFlood = defineRule({
  id: 'process-flood',
  severity: 'high',
  threat: 'sabotage',
  title: 'A loop without end starts programs or fills memory',
  why: 'The machine stops answering; nothing else was meant.',
  fix: 'Give the loop an end.',
  example: {
    bad: 'while (true) require("child_process").fork(__filename);',
    good: 'for (const file of files) require("child_process").fork(file);',
  },
  cwe: 400,
  visit: {
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

function isTrue(test: Node | null, file: RuleContext['file']): boolean {
  if (test === null) return true;
  const value = file.evaluator.evaluate(test);
  return value.kind === 'constant' && Boolean(value.value);
}
