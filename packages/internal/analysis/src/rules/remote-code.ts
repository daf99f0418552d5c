import { destinationOf } from '../facts/destinations.ts';
import { isWrittenPath } from '../facts/written-paths.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import type { Flow } from '../taint/trace-flows.ts';
import { isFarFetched, isPlugin } from './helpers.ts';

const RUNS = new Set(['code', 'script', 'process']);

export const remoteCode = defineRule({
  id: 'remote-code',
  severity: 'critical',
  threat: 'remote-code',
  title: 'An answer from the network is run as code',
  why: 'Whoever runs that server decides what this program does from now on; nothing reviewed today counts tomorrow.',
  fix: 'Ship the code in the package. Load data only, and parse it as data.',
  example: {
    bad: 'fetch("https://cdn.example/x.js").then((r) => r.text()).then((code) => eval(code));',
    good: 'fetch("https://cdn.example/x.json").then((r) => r.json()).then((data) => show(data));',
  },
  cwe: 494,
  visit: {
    flow: (flow, context) => {
      const { source, sink } = flow;
      if (source.kind !== 'response' && source.kind !== 'message') return;
      // A text quoted by JSON.stringify stays a text inside of code; making another x of x's kind runs nothing.
      if (
        sink.name === '?constructor' ||
        flow.steps.some(
          ({ node, file }) =>
            node.type === 'CallExpression' && file.evaluator.call(node).names.includes('JSON.stringify'),
        )
      )
        return;
      if (sink.kind === 'write' && (runsFiles(context.file.text) || loadsWritten(context.file))) {
        context.report(sink.node, {
          severity: 'high',
          confidence: 'medium',
          flow,
          message: 'A download is written to disk by code that also runs programs.',
        });
        return;
      }
      if (!RUNS.has(sink.kind)) return;
      const isMarkup = sink.kind === 'script' && /HTML|write|srcdoc/.test(sink.name);
      if (
        /^(?:setTimeout|setInterval|require|import)$/.test(sink.name) &&
        (sink.value.type === 'FunctionExpression' || sink.value.type === 'ArrowFunctionExpression')
      )
        return;
      if (sink.name === 'require' && sink.value.type === 'Literal') return;
      // Templates are code, and where they come from the program itself they are its own.
      if (sink.name.startsWith('npm:') && (isOwnPlace(flow) || !isFromKnownPlace(flow))) return;
      const isTimer = /^set(?:Timeout|Interval|Immediate)$/.test(sink.name);
      if (isTimer && source.kind !== 'message' && !isText(flow.steps.map(({ node }) => node.type))) return;
      context.report(sink.node, {
        severity: isMarkup
          ? isPlugin(context) || sink.name.endsWith('srcdoc')
            ? 'medium'
            : 'low'
          : sink.name.startsWith('WebAssembly')
            ? isPlugin(context)
              ? 'high'
              : isOwnPlace(flow)
                ? 'low'
                : 'medium'
            : isFarFetched(flow, context)
              ? 'medium'
              : 'critical',
        flow,
        message: `What ${source.label} answers reaches ${sink.name}, which runs it.`,
      });
    },
  },
});

/** `fetch('./sum.wasm')` and `fetch(new URL('./sum.wasm', import.meta.url))` ask where the program itself came from. */
function isOwnPlace({ source, steps }: Flow): boolean {
  const file = steps[0]?.file;
  const address = source.node.type === 'CallExpression' ? source.node.arguments[0] : undefined;
  if (!file || !address) return false;
  if (destinationOf(address, file).kind === 'relative') return true;
  const base = address.type === 'NewExpression' ? address.arguments[1] : undefined;
  return (
    base !== undefined &&
    /^(?:import\.meta\.url|document\.baseURI|location|location\.(?:href|origin)|document\.currentScript\.src)$/.test(
      file.evaluator.resolveGlobal(base) ?? '',
    )
  );
}

function isFromKnownPlace({ source, steps }: Flow): boolean {
  const file = steps[0]?.file;
  const address = source.node.type === 'CallExpression' ? source.node.arguments[0] : undefined;
  return file !== undefined && address !== undefined && destinationOf(address, file).kind === 'origin';
}

function runsFiles(text: string): boolean {
  return /\b(?:child_process|execFile|spawn|chmod|execSync|dlopen)\b|\brequire\(\s*(?:['"`]?(?:\/|[A-Z]:)|[a-z]\w*\s*\))/.test(
    text,
  );
}

/** A module is loaded whose name is that of a file which is written. */
function loadsWritten(file: RuleContext['file']): boolean {
  return file.index.calls.some((node) => {
    const { names, args } = file.evaluator.call(node);
    const [source] = args;
    return (
      source !== undefined &&
      names.some((name) => name === 'import' || name === 'require') &&
      isWrittenPath(source, file)
    );
  });
}

function isText(types: readonly string[]): boolean {
  return types.some(
    (type) => type === 'AwaitExpression' || type === 'CallExpression' || type === 'TemplateLiteral',
  );
}
