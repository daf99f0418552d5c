import type { Severity } from '../finding.ts';
import { defineRule } from '../rule.ts';
import type { SourceKind } from '../taint/source.ts';
import type { Flow } from '../taint/trace-flows.ts';
import { isFarFetched, isPlugin } from './helpers.ts';

/** How bad it is that such data is run: in a library, and in a plugin. */
const SEVERITY: Partial<Record<SourceKind, readonly [Severity, Severity]>> = {
  storage: ['high', 'high'],
  cookie: ['high', 'high'],
  clipboard: ['high', 'high'],
  host: ['high', 'high'],
  environment: ['medium', 'high'],
  input: ['medium', 'high'],
  page: ['medium', 'high'],
  // Programs that run files, and answers of other programs, are what many tools are for.
  file: ['low', 'high'],
  system: ['low', 'high'],
};
const LOADS = /^(?:require|import|importScripts|npm:|WebAssembly)/;
const TIMER = /^set(?:Timeout|Interval|Immediate)$/;
const LARGE = 20_000;

export const dataAsCode = defineRule({
  id: 'data-as-code',
  severity: 'high',
  threat: 'dynamic-code',
  title: 'Stored or read data is run as code',
  why: 'Whoever can write a field, a cookie, a record or a file then decides what the program does, and stays after every reload.',
  fix: 'Keep data as data: JSON.parse it, and choose among functions that are written in the package.',
  example: {
    bad: 'new Function(localStorage.getItem("formula"))();',
    good: 'const formula = formulas.get(localStorage.getItem("formula"));',
  },
  cwe: 94,
  visit: {
    flow: (flow, context) => {
      const { source, sink } = flow;
      const severities = SEVERITY[source.kind];
      if (sink.kind !== 'code' || !severities || !isRun(flow)) return;
      const severity = isPlugin(context) ? severities[1] : severities[0];
      const isDoubtful =
        isFarFetched(flow, context) || (!isPlugin(context) && context.file.text.length > LARGE);
      context.report(sink.node, {
        severity: isDoubtful && severity !== 'low' ? 'low' : severity,
        confidence: isDoubtful ? 'low' : 'high',
        flow,
        message: `What ${source.label} holds reaches ${sink.name}, which runs it.`,
      });
    },
  },
});

function isRun({ source, sink, steps }: Flow): boolean {
  // Making another x of x's kind runs nothing, and a function given to a timer is no text.
  if (sink.name === '?constructor' || /Function/.test(sink.value.type)) return false;
  if (LOADS.test(sink.name))
    return (
      /^(?:import|importScripts)$/.test(sink.name) && /^(?:storage|cookie|host|clipboard)$/.test(source.kind)
    );
  return !TIMER.test(sink.name) || steps.length <= 4;
}
