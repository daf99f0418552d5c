import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contributionsOf, functionsOf, parseManifest, permissionDigest } from '@guildhall/manifest';
import { changeJson } from '../change-json.ts';
import { changeText } from '../change-text.ts';
import type { Target } from '../target.ts';

const EXAMPLES = join(import.meta.dirname, '../../../../examples/plugins');
const WORDS = [
  '"id"',
  '"permissions"',
  '{}',
  '[]',
  'null',
  '"https://a.example"',
  ',',
  ':',
  '1.0.0',
  '"when"',
];

/** The file in which a plugin says who it is and what it asks for. */
export const manifests: Target = {
  name: 'manifests',
  share: 0.25,
  stages: { 'no JSON': 0.05, 'another form': 0.1, 'contradicts itself': 0.01, holds: 0.05 },
  seeds: () =>
    Promise.resolve(
      readdirSync(EXAMPLES)
        .sort()
        .map((name) => readFileSync(join(EXAMPLES, name, 'plugin.json'))),
    ),
  change(input, other, random) {
    const [text, donor] = [Buffer.from(input).toString('utf8'), Buffer.from(other).toString('utf8')];
    const changed = random.percent(80) ? changeJson(text, donor, random) : null;
    return Buffer.from(changed ?? changeText(text, donor, random, WORDS));
  },
  async read(input) {
    const read = await parseManifest(Buffer.from(input).toString('utf8'));
    if (!read.ok) {
      const codes = read.error.map(({ code }) => code);
      return { stage: stageOf(codes), traits: codes };
    }
    const { manifest } = read.value;
    const kinds = contributionsOf(manifest).map(({ kind }) => kind);
    const functions = functionsOf(manifest).length > 0 ? ['functions'] : [];
    await permissionDigest(manifest);
    return { stage: 'holds', traits: [...kinds, ...functions, ...Object.keys(manifest)] };
  },
};

/** Told by the parser before it looks at any key. */
const TEXT = new Set(['TOO_LARGE', 'NOT_JSON', 'DUPLICATE_KEY']);
/** Told of a manifest whose form is right. */
const MEANING = new Set([
  'BAD_JSON_SCHEMA',
  'BAD_SCHEDULE',
  'BAD_SETTING',
  'BAD_WHEN',
  'DUPLICATE_NAME',
  'HANDLER_OR_FUNCTION',
  'MISSING_FUNCTIONS_MAIN',
  'MISSING_MAIN',
  'NOT_SEMVER',
  'NO_FUNCTIONS',
  'UNKNOWN_COMMAND',
  'UNKNOWN_FUNCTION',
  'UNKNOWN_ORIGIN',
]);

function stageOf(codes: readonly string[]): string {
  if (codes.some((code) => TEXT.has(code))) return 'no JSON';
  return codes.every((code) => MEANING.has(code)) ? 'contradicts itself' : 'another form';
}
