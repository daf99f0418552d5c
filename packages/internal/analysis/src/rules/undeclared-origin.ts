import { isDeclared } from '../access-manifest.ts';
import { addressArgument, destinationOf } from '../facts/destinations.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import type { Node } from '../syntax/node.ts';
import { resolvesToElement } from './loading-element.ts';

export const undeclaredOrigin = defineRule({
  id: 'undeclared-origin',
  severity: 'high',
  threat: 'undeclared-access',
  title: 'The code talks to a place the manifest does not name',
  why: 'Origins are what administrators agree to. An address outside of them is refused at run time, and was meant not to be seen.',
  fix: 'Add the origin to the manifest with its purpose, or remove the call.',
  example: { bad: 'fetch("https://elsewhere.example/x");', good: 'fetch("https://api.example.com/x");' },
  cwe: 923,
  visit: {
    call: (call, context) => {
      const address = addressArgument(call);
      if (address) judge(call.node, address, context);
    },
    assignment: (node, context) => {
      if (resolvesToElement(node, context.file)) judge(node, node.right, context, true);
    },
  },
});

function judge(node: Node, address: Node, context: RuleContext, isElement = false): void {
  const { manifest, file, report } = context;
  if (!manifest) return;
  const destination = destinationOf(address, file);
  if (
    destination.kind === 'origin' &&
    !/^(?:data|blob)$/.test(destination.origin) &&
    !isDeclared(destination.url, manifest.origins)
  ) {
    const isPlain =
      destination.origin.startsWith('http:') &&
      manifest.origins.some((origin) => origin.endsWith(destination.origin.slice('http'.length)));
    report(node, {
      message: isPlain
        ? `${destination.origin} is declared for https only.`
        : `${destination.origin} is not among the declared origins.`,
    });
  } else if (destination.kind === 'dynamic' && !isElement) {
    report(node, {
      severity: 'medium',
      confidence: 'medium',
      message: 'Which origin this reaches is only known at run time.',
    });
  }
}
