import { constantPrefix } from '../facts/destinations.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import type { Flow } from '../taint/trace-flows.ts';
import { isFarFetched } from './helpers.ts';
import { isSanitised } from './sanitised.ts';

/** Looking at what an address begins with, or comparing where it leads, before going there. */
const CHECKS = /startsWith\(|\.origin\b|\.(?:host|hostname|protocol)\b|allow|\^\\?\//i;
const PART_OF = /\.(?:get|searchParams|slice|substring|substr|split|replace|match|exec)\b|decodeURI/;

/** The whole address is taken from a part of the link, and nothing of it was looked at. */
function leadsAnywhere({ source, sink, steps }: Flow, { file }: RuleContext): boolean {
  if (file.text.length > 20_000 || CHECKS.test(file.text)) return false;
  // What stands in for a missing address is no beginning of it.
  const target = sink.value.type === 'LogicalExpression' ? sink.value.left : sink.value;
  const taken =
    source.kind === 'posted' ||
    steps.some((step) => PART_OF.test(step.file.text.slice(step.node.start, step.node.end)));
  return taken && constantPrefix(target, file, 0) === '' && !/^[`'"]/.test(file.text.slice(target.start));
}

export const htmlInjection = defineRule({
  id: 'html-injection',
  severity: 'high',
  threat: 'dom-injection',
  title: 'Words of strangers become markup of the page',
  why: 'Whoever writes a link or posts a message to the page decides what its address and messages hold; put into the page as markup, they are scripts.',
  fix: 'Use textContent, or pass the text through a sanitiser such as DOMPurify.',
  example: {
    bad: 'document.body.innerHTML = decodeURIComponent(location.hash.slice(1));',
    good: 'document.body.textContent = decodeURIComponent(location.hash.slice(1));',
  },
  cwe: 79,
  visit: {
    flow: (flow, context) => {
      const { source, sink } = flow;
      if (source.kind !== 'address' && source.kind !== 'posted') return;
      if (sink.kind === 'navigation') {
        if (leadsAnywhere(flow, context))
          context.report(sink.node, {
            severity: 'medium',
            confidence: 'medium',
            flow,
            message: `What ${source.label} holds decides where the page goes, also to javascript: and to strangers.`,
          });
        return;
      }
      if (sink.kind !== 'script' || !/HTML|write|srcdoc|Fragment/i.test(sink.name) || isSanitised(flow))
        return;
      const isChecked = source.kind === 'posted' && /\.origin\b/.test(context.file.text);
      context.report(sink.node, {
        severity: isFarFetched(flow, context) || isChecked ? 'medium' : 'high',
        confidence: isChecked ? 'low' : 'high',
        flow,
        message: `What ${source.label} holds becomes markup by ${sink.name}.`,
      });
    },
  },
});
