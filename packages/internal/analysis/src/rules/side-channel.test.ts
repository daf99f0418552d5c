import { describeRule } from '../testing/describe-rule.ts';
import { sideChannel } from './side-channel.ts';

describeRule(sideChannel, {
  reports: {
    'a peer connection': "import { definePlugin } from '@guildhall/plugin-sdk';\nnew RTCPeerConnection();",
    'a socket':
      "import { definePlugin } from '@guildhall/plugin-sdk';\nnew WebSocket('wss://api.example.com');",
  },
  leaves: {
    'the way through the host':
      "import { definePlugin } from '@guildhall/plugin-sdk';\nexport const run = ({ api }) => api.fetch('https://api.example.com');",
  },
});
