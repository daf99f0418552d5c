import { defineRule } from '../rule.ts';
import { entropyOf } from './helpers.ts';
import { settingsFiles } from './settings-files.ts';

/** Shapes that providers publish for their keys. Public keys of the same providers are not here. */
const SHAPES: readonly [string, RegExp][] = [
  ['AWS access key', /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/],
  ['GitHub token', /\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{60,}\b/],
  ['GitLab token', /\bglpat-[\w-]{20,}\b/],
  ['Slack token', /\bxox[abeoprs]-[\w-]{20,}\b|hooks\.slack\.com\/services\/T\w{6,}\/B\w{6,}\/\w{20,}/],
  ['Stripe secret key', /\b[sr]k_live_[A-Za-z0-9]{20,}\b|\bwhsec_[A-Za-z0-9]{24,}\b/],
  ['npm token', /\bnpm_[A-Za-z0-9]{36}\b/],
  [
    'OpenAI key',
    /\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,}\b|\bsk-(?:proj-)?[A-Za-z0-9]{40,}\b/,
  ],
  ['Anthropic key', /\bsk-ant-[\w-]{30,}\b/],
  ['SendGrid key', /\bSG\.[\w-]{16,32}\.[\w-]{30,}\b/],
  ['Twilio key', /\bSK[0-9a-f]{32}\b/],
  ['Google service key', /\bya29\.[\w-]{30,}\b|\bGOCSPX-[\w-]{20,}\b/],
  ['Google API key', /\bAIza[\w-]{35}\b/],
  ['Discord webhook', /discord(?:app)?\.com\/api\/webhooks\/\d{16,}\/[\w-]{50,}/],
  ['Telegram bot token', /(?<!\d)\d{8,10}:AA[\w-]{30,36}(?![\w-])/],
  ['Shopify token', /\bshp(?:at|ca|pa|ss)_[0-9a-f]{32}\b/],
  ['DigitalOcean token', /\bdo[opr]_v1_[0-9a-f]{64}\b/],
  ['Hugging Face token', /\bhf_[A-Za-z0-9]{34,}\b/],
  ['Mailgun key', /\bkey-[0-9a-f]{32}\b/],
  ['Square token', /\bEAAA[\w-]{60}\b|\bsq0(?:atp|csp)-[\w-]{22,}\b/],
  ['PyPI token', /\bpypi-AgEIcHlwaS5vcmc[\w-]{50,}/],
  ['Linear key', /\blin_api_[A-Za-z0-9]{40}\b/],
  [
    'Azure storage key',
    /\bAccountKey=(?!Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2U)[A-Za-z0-9+/]{60,}={0,2}/,
  ],
  ['Facebook token', /\bEAA[A-Za-z0-9]{30,}\b/],
  ['Age key', /\bAGE-SECRET-KEY-1[0-9A-Z]{58}\b/],
];
const EXAMPLE = /EXAMPLE|example|xxxx|XXXX|0000000|1234567890|abcdef(?:ghij|012)|placeholder|your[_-]?/;

export const knownSecret = defineRule({
  id: 'known-secret',
  severity: 'critical',
  threat: 'embedded-secret',
  title: 'A key of a known service is in the code',
  why: 'Whoever installs the package can read it and use the account behind it.',
  fix: 'Revoke the key now, and ask for it as a secret setting of the installation.',
  example: {
    bad: ['const key = "sk_li', 've_9aKd83Jx72mQpLw5TzRv1bYc";'].join(''),
    good: 'const key = settings.stripeKey;',
  },
  cwe: 798,
  visit: {
    package: ({ files, report }) => {
      for (const [file, text] of settingsFiles(files))
        for (const line of text.split(/\r?\n/)) {
          const service = line.length <= 2_000 ? serviceOf(line) : null;
          if (service)
            report(file, line.trim(), {
              severity: severityOf(service),
              message: `This is the shape of a ${service}.`,
            });
        }
    },
    text: (text, node, { report }) => {
      const service = serviceOf(text);
      if (service)
        report(node, { severity: severityOf(service), message: `This is the shape of a ${service}.` });
    },
    folded: (text, node, { report }) => {
      const service = serviceOf(text);
      if (service)
        report(node, {
          severity: severityOf(service),
          message: `Put together, this is the shape of a ${service}.`,
        });
    },
  },
});

function serviceOf(text: string): string | null {
  if (text.length < 20 || text.length > 20_000) return null;
  for (const [service, shape] of SHAPES) {
    const match = shape.exec(text);
    if (match && !EXAMPLE.test(match[0]) && entropyOf(match[0]) >= 3 && !isPartOfData(text, match))
      return service;
  }
  return null;
}

const ENCODED = /[A-Za-z0-9+/=]/;
/** Beyond so many letters of base64 around it, a shape is chance. */
const CHANCE = 200;

/** Whether what looks like a key is a stretch of a long encoded text, where every shape comes about some time. */
function isPartOfData(text: string, { 0: found, index }: RegExpExecArray): boolean {
  if (text.length < CHANCE || !/^[A-Za-z0-9]+$/.test(found)) return false;
  let start = index;
  let end = index + found.length;
  while (start > 0 && ENCODED.test(text.charAt(start - 1))) start -= 1;
  while (end < text.length && ENCODED.test(text.charAt(end))) end += 1;
  return end - start - found.length >= CHANCE;
}

function severityOf(service: string): 'critical' | 'medium' {
  return service === 'Google API key' ? 'medium' : 'critical';
}
