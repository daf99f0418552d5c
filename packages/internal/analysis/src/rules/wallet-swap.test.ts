import { describeRule } from '../testing/describe-rule.ts';
import { walletSwap } from './wallet-swap.ts';

describeRule(walletSwap, {
  reports: {
    'an address put in place of what is copied':
      'document.addEventListener("copy", (event) => { if (/^0x[a-f0-9]{40}$/i.test(String(getSelection()))) event.clipboardData.setData("text/plain", "0x52908400098527886E0F7030069857D2E4169EE7"); });',
  },
  leaves: {
    'an address recognised': 'const isWallet = (text) => /^0x[a-f0-9]{40}$/i.test(text);',
  },
});
