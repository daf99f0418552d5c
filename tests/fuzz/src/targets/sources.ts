import { analyze } from '@guildhall/analysis';
import { readCorpus } from '../../../../packages/internal/analysis/src/testing/read-corpus.ts';
import { changeText } from '../change-text.ts';
import type { Target } from '../target.ts';

const LONGEST = 2_500;
const MANIFEST = { permissions: ['contacts.read'], origins: ['https://api.example.com'] };
const WORDS = [
  'eval(',
  'await ',
  'fetch(x)',
  'document.cookie',
  '`${a}`',
  '=>',
  '?.',
  '...',
  'function*',
  'class A extends ',
  'import("',
  'new ',
  '/(a+)+$/',
  'globalThis[',
  'for(;;)',
  'yield ',
];

/** Code: the stored evasions and their harmless twins, changed. No file may be given up because the analysis broke. */
export const sources: Target = {
  name: 'code',
  share: 0.1,
  stages: { 'no syntax': 0.1, 'nothing found': 0.02, found: 0.1 },
  seeds: () =>
    Promise.resolve(
      readCorpus()
        .flatMap(({ files }) => [...files])
        .filter(([name, text]) => /\.[cm]?js$/.test(name) && text.length < LONGEST)
        .map(([, text]) => Buffer.from(text)),
    ),
  change: (input, other, random) =>
    Buffer.from(changeText(Buffer.from(input).toString(), Buffer.from(other).toString(), random, WORDS)),
  async read(input) {
    const files = new Map([['a.js', Buffer.from(input).toString('utf8')]]);
    const { findings, errors } = await analyze({ files, manifest: MANIFEST });
    const broken = errors.find(({ cause }) => cause === 'crash');
    if (broken) throw new Error(`The analysis gave the file up: ${broken.message}`);
    const traits = [...findings.map(({ ruleId }) => ruleId), ...errors.map(({ message }) => message)];
    if (traits.includes('syntax-error')) return { stage: 'no syntax', traits };
    return { stage: findings.length > 0 ? 'found' : 'nothing found', traits };
  },
};
