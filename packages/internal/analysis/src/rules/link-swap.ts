import { constantPrefix, destinationOf } from '../facts/destinations.ts';
import { memberWrites } from '../facts/member-writes.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { bare, enclosingFunction, isFunctionNode, type Node } from '../syntax/node.ts';

/** Ways to all links, or to those that lead to payment, of a page that is somebody else's. */
const ALL_LINKS =
  /document\.links\b|querySelectorAll\(\s*['"`][^'"`]*\ba(?:\[|[\s,'"`:.])|getElementsByTagName\(\s*['"`]a['"`]|querySelectorAll\(\s*['"`][^'"`]*\[href/i;
const LEADS = /^(?:href|action)$/;

export const linkSwap = defineRule({
  id: 'link-swap',
  severity: 'high',
  threat: 'sabotage',
  title: 'Links of the page are made to lead elsewhere',
  why: 'People trust where they are. A link that was changed under their hands takes them, and what they pay, to somebody else.',
  fix: 'Leave the links of the page as they are; add your own, and say whose they are.',
  example: {
    bad: 'for (const link of document.querySelectorAll("a[href*=pay]")) link.href = "https://elsewhere.example/pay";',
    good: 'for (const link of document.querySelectorAll("a[href]")) link.rel = "noopener";',
  },
  cwe: 601,
  visit: {
    file: (context) => {
      if (!ALL_LINKS.test(context.file.text)) return;
      for (const { key, object, value, node } of memberWrites(context.file)) {
        if (!LEADS.test(key) || destinationOf(value, context.file).kind !== 'origin') continue;
        if (!/^(?:https?:)?\/\//i.test(constantPrefix(value, context.file, 0))) continue;
        if (isEachLink(object, context))
          context.report(node, { message: 'Each link of the page is made to lead to another place.' });
      }
    },
  },
});

/** The name stands for one link after the other: of a loop over them, or told to a function by forEach. */
function isEachLink(node: Node, { file }: RuleContext): boolean {
  const inner = bare(node);
  const binding = inner.type === 'Identifier' ? file.evaluator.bindingOf(inner) : null;
  return (binding?.writes ?? []).some(({ kind, value, owner }) => {
    if (kind === 'loop' && value) return ALL_LINKS.test(file.text.slice(value.start, value.end));
    const call = kind === 'parameter' && isFunctionNode(owner) ? owner.parent : null;
    return (
      call?.type === 'CallExpression' &&
      enclosingFunction(inner) === owner &&
      ALL_LINKS.test(file.text.slice(call.callee.start, call.callee.end))
    );
  });
}
