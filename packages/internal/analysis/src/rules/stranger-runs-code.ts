import { defineRule } from '../rule.ts';
import { isFarFetched } from './helpers.ts';
import { isSanitised } from './sanitised.ts';

export const strangerRunsCode = defineRule({
  id: 'stranger-runs-code',
  severity: 'critical',
  threat: 'dom-injection',
  title: 'Words of strangers are run as code',
  why: 'The address of a page and the messages posted to it come from whoever opens it. Run as code or used to choose a function, they take the page over.',
  fix: 'Look the word up in a table of the few functions that may be asked for.',
  example: {
    bad: 'window.onmessage = (event) => window[event.data.name](event.data.value);',
    good: 'window.onmessage = (event) => table.get(event.data.name)?.(event.data.value);',
  },
  cwe: 95,
  visit: {
    flow: (flow, context) => {
      const { source, sink } = flow;
      if (source.kind !== 'address' && source.kind !== 'posted' && source.kind !== 'request') return;
      const isAddress = sink.kind === 'script' && !/HTML|write|srcdoc|Fragment/i.test(sink.name);
      const isCommand = sink.kind === 'process' && source.kind === 'request';
      if ((sink.kind !== 'code' && !isAddress && !isCommand) || isSanitised(flow)) return;
      // Making another x of x's kind runs nothing, and a function given to a timer is no text.
      if (sink.name === '?constructor' || /Function/.test(sink.value.type)) return;
      const isTimer = /^set(?:Timeout|Interval|Immediate)$/.test(sink.name);
      // A worker or module below the page's own address is how every loader finds its parts.
      const isLoading =
        /^(?:import|require|importScripts|Worker|SharedWorker|navigator\.serviceWorker\.register|worker_threads\.Worker|WebAssembly\.\w+)$|#src$/.test(
          sink.name,
        );
      const isPart =
        /\.(?:hash|search)$|event$|name$/.test(source.label) ||
        flow.steps.some(({ node, file }) =>
          /searchParams/.test(file.text.slice(node.start, Math.min(node.end, node.start + 300))),
        );
      if (isLoading && source.kind !== 'request' && !isPart) return;
      context.report(sink.node, {
        severity:
          isFarFetched(flow, context) || (isTimer && flow.steps.length > 3)
            ? 'medium'
            : isLoading
              ? 'high'
              : 'critical',
        flow,
        message: `What ${source.label} holds reaches ${sink.name}, which runs it.`,
      });
    },
  },
});
