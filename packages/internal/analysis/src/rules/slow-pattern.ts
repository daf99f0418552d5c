import { isExponential } from '../patterns/is-exponential.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import type { Node } from '../syntax/node.ts';

/** Ways in which strangers' words come into a file. */
const OUTSIDE =
  /\breq(?:uest)?\.(?:body|query|params|headers|url)|ctx\.(?:request|query|params)|event\.data|location\.(?:hash|search)|URLSearchParams/;
const LARGE = 20_000;

export const slowPattern = defineRule({
  id: 'slow-pattern',
  severity: 'high',
  threat: 'denial-of-service',
  title: 'A pattern that some texts keep busy for ever',
  why: 'A repeated group that can take the same characters in two ways is tried in all of them: thirty characters are enough to stop the page or the server.',
  fix: 'Let each character be taken in one way only: no repetition inside a repetition of the same characters.',
  example: {
    bad: 'const isValid = (req) => /^(\\w+\\s?)*$/.test(req.body.name);',
    good: 'const isValid = (name) => /^\\w+(?:\\s\\w+)*$/.test(name);',
  },
  cwe: 1333,
  visit: {
    file: (context) => {
      for (const node of context.file.index.strings)
        if (node.type === 'Literal' && 'regex' in node) judge(node.regex.pattern, node, context);
    },
    named: (call, context) => {
      const [source] = call.args;
      if (!source || source.type === 'Identifier' || !call.names.includes('RegExp')) return;
      const value = context.file.evaluator.evaluate(source);
      if (value.kind === 'constant' && typeof value.value === 'string')
        judge(value.value, call.node, context);
    },
  },
});

function judge(source: string, node: Node, { file, report }: RuleContext): void {
  if (!isExponential(source)) return;
  const isReached = file.text.length < LARGE && OUTSIDE.test(file.text);
  report(node, {
    severity: isReached ? 'high' : 'medium',
    confidence: 'medium',
    message: 'This pattern can take the same characters in many ways, and some texts keep it busy for ever.',
  });
}
