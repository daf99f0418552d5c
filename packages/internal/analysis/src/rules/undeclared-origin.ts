import { isDeclared } from '../access-manifest.ts';
import { addressArgument, destinationsOf, type Destination } from '../facts/destinations.ts';
import { memberWrites, type MemberWrite } from '../facts/member-writes.ts';
import { bare } from '../syntax/node.ts';
import { textOf } from '../values/value.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import type { Node } from '../syntax/node.ts';
import { handsOn } from './handed-on.ts';
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
      if (!context.manifest) return;
      const address = addressArgument(call);
      if (address) judge(call.node, address, context);
      // `address.then(fetch)`: what is waited for is where it goes.
      else if (call.receiver && handsOn(call, REQUESTS, context)) judge(call.node, call.receiver, context);
    },
    assignment: (node, context) => {
      if (resolvesToElement(node, context.file)) judge(node, node.right, context, true);
    },
    file: (context) => {
      for (const write of memberWrites(context.file)) {
        if (/^(?:host|hostname)$/.test(write.key) && isUrl(write.object, context)) judgeHost(write, context);
        if (write.key === 'href' && isClicked(write.object, context))
          judge(write.node, write.value, context, true);
      }
    },
  },
});

const REQUESTS = new Set(['fetch', 'api.fetch']);

/** Whether a name stands for a URL object. */
function isUrl(node: Node, { file }: RuleContext): boolean {
  const inner = bare(node);
  if (inner.type !== 'Identifier') return false;
  const writes = file.evaluator.bindingOf(inner)?.writes ?? [];
  return writes.some(
    ({ value }) => value?.type === 'NewExpression' && file.evaluator.call(value).names.includes('URL'),
  );
}

/** A link that the program itself clicks goes somewhere without a person. */
function isClicked(node: Node, { file }: RuleContext): boolean {
  const inner = bare(node);
  const binding = inner.type === 'Identifier' ? file.evaluator.bindingOf(inner) : null;
  return (
    binding !== null &&
    file.index.calls.some((call) => {
      const { receiver, names } = file.evaluator.call(call);
      if (!names.includes('element:a#click') || receiver?.type !== 'Identifier') return false;
      return file.evaluator.bindingOf(receiver) === binding;
    })
  );
}

function judgeHost({ node, value }: MemberWrite, { manifest, file, report }: RuleContext): void {
  const host = textOf(file.evaluator.evaluate(value));
  if (!manifest || host === null || isDeclared(`https://${host}/`, manifest.origins)) return;
  report(node, { message: `${host} is put into an address and is not among the declared origins.` });
}

function judge(node: Node, address: Node, context: RuleContext, isElement = false): void {
  for (const destination of context.manifest ? destinationsOf(address, context.file) : [])
    judgeDestination(node, destination, context, isElement);
}

function judgeDestination(
  node: Node,
  destination: Destination,
  { manifest, report }: RuleContext,
  isElement: boolean,
): void {
  if (!manifest) return;
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
