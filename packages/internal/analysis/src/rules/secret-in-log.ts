import type { Severity } from '../finding.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import type { Flow } from '../taint/trace-flows.ts';
import { isFarFetched, isPlugin } from './helpers.ts';

/** Variables that are kept secret, and not only named after something that has secrets. */
const SECRET =
  /token|secret|passw|credential|api_?key|private_?key|access_?key|_key$|_dsn$|database_url|mnemonic|seed_phrase/i;
const ASKED = /token|secret|passw|jwt|session|credential|api_?key/i;
/** A few letters of a secret, or none, tell nobody anything. */
const MASKS = /\.(?:slice|substring|substr|replace|replaceAll|padEnd|repeat|at)\s*\(|\*\*\*/;
const SECRET_FILE = /\.npmrc|\.env\b|\.ssh|id_rsa|credentials|\.netrc|\.aws|shadow\b|\.pem\b/i;

export const secretInLog = defineRule({
  id: 'secret-in-log',
  severity: 'high',
  threat: 'exfiltration',
  title: 'Secrets are written to the log',
  why: 'Logs are kept, copied and read by people who may not know the secret; the log of a build is often public.',
  fix: 'Log that it is there, not what it is.',
  example: {
    bad: 'console.log("deploying with", process.env.NPM_TOKEN);',
    good: 'console.log("deploying with a token:", process.env.NPM_TOKEN !== undefined);',
  },
  cwe: 532,
  visit: {
    flow: (flow, context) => {
      if (flow.sink.kind !== 'log') return;
      const severity = severityOf(flow, context);
      if (severity)
        context.report(flow.sink.node, {
          severity,
          confidence: severity === 'high' ? 'high' : 'medium',
          flow,
          message: `What ${flow.source.label} holds is written to the log by ${flow.sink.name}.`,
        });
    },
  },
});

function severityOf(flow: Flow, context: RuleContext): Severity | null {
  const { source } = flow;
  if (isFarFetched(flow, context) || isMasked(flow)) return 'info';
  switch (source.kind) {
    case 'environment': {
      const variable = /env\.(\w+)$/.exec(source.label)?.[1];
      if (variable !== undefined && variable !== 'get' && variable !== 'toObject')
        return SECRET.test(variable) ? 'high' : 'low';
      return isOneOfMany(flow) ? 'low' : 'high';
    }
    case 'cookie':
      return 'medium';
    case 'host':
      // A placeholder stands for the secret until it has left for a declared origin.
      return /^api\.secrets\.(?!placeholder)/.test(source.label) ? 'high' : 'low';
    case 'storage':
      return ASKED.test(written(flow)) ? 'medium' : 'low';
    case 'input':
      return source.label === 'a field' ? 'medium' : 'low';
    case 'file':
      return SECRET_FILE.test(written(flow)) ? 'medium' : isPlugin(context) ? 'low' : 'info';
    case 'clipboard':
      return 'low';
    case 'page':
      return isPlugin(context) ? 'low' : 'info';
    default:
      return null;
  }
}

/** `process.env[name]`, and lists of names: not the whole is told. */
function isOneOfMany({ source, steps }: Flow): boolean {
  const { parent } = source.node;
  if (parent?.type === 'MemberExpression' && parent.object === source.node) return true;
  return steps.some(
    ({ node, file }) =>
      node.type === 'CallExpression' && /^Object\.keys\(/.test(file.text.slice(node.start, node.start + 20)),
  );
}

function isMasked({ steps }: Flow): boolean {
  return steps.some(
    ({ node, file }) =>
      node.type === 'CallExpression' && MASKS.test(file.text.slice(node.callee.start, node.callee.end + 1)),
  );
}

function written({ source, steps }: Flow): string {
  const text = steps[0]?.file.text ?? '';
  const around = source.node.parent ?? source.node;
  return text.slice(around.start, Math.min(around.end, around.start + 200));
}
