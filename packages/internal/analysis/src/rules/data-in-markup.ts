import type { Severity } from '../finding.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import type { SourceKind } from '../taint/source.ts';
import type { Flow } from '../taint/trace-flows.ts';
import { isFarFetched, isPlugin } from './helpers.ts';
import { isSanitised } from './sanitised.ts';

/** How bad it is that such data becomes markup: in a library, and in a plugin. */
const SEVERITY: Partial<Record<SourceKind, readonly [Severity, Severity]>> = {
  host: ['medium', 'medium'],
  storage: ['medium', 'medium'],
  cookie: ['medium', 'high'],
  environment: ['low', 'medium'],
  file: ['info', 'medium'],
  // What a page shows already, and what a person types for themselves.
  page: ['info', 'low'],
  input: ['low', 'medium'],
  clipboard: ['medium', 'medium'],
};
const MARKUP = /HTML|write|srcdoc|Fragment/i;
const LARGE = 20_000;

export const dataInMarkup = defineRule({
  id: 'data-in-markup',
  severity: 'high',
  threat: 'dom-injection',
  title: 'Stored or read data becomes markup of the page',
  why: 'Names, notes and settings are written by many people. Put into the page as markup, one of them is a script that runs for everybody who looks.',
  fix: 'Use textContent, or pass the text through a sanitiser such as DOMPurify.',
  example: {
    bad: 'document.body.innerHTML = localStorage.getItem("note");',
    good: 'document.body.textContent = localStorage.getItem("note");',
  },
  cwe: 79,
  visit: {
    flow: (flow, context) => {
      const { source, sink } = flow;
      const severities = SEVERITY[source.kind];
      if (sink.kind !== 'script' || !MARKUP.test(sink.name) || !severities || isSanitised(flow)) return;
      const isDoubtful = isDoubted(flow, context);
      const severity = isPlugin(context) ? severities[1] : severities[0];
      context.report(sink.node, {
        severity: isDoubtful && severity !== 'info' ? 'low' : severity,
        confidence: isDoubtful ? 'low' : 'medium',
        flow,
        message: `What ${source.label} holds becomes markup by ${sink.name}.`,
      });
    },
  },
});

/** A long way, a large library, or only a choice between texts that are written here. */
function isDoubted(flow: Flow, context: RuleContext): boolean {
  return isFarFetched(flow, context) || (!isPlugin(context) && context.file.text.length > LARGE);
}
