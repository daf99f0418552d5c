import { defineRule } from '../rule.ts';
import { isFarFetched } from './helpers.ts';
import { isSanitised } from './sanitised.ts';

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
