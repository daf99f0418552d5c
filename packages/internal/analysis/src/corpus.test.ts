import { analyzePackage } from './analyze-package.ts';
import { indexAdvisories } from './osv/advisory.ts';
import { MANIFEST } from './testing/analyze-text.ts';
import { corpusAdvisories, readCorpus, type CorpusCase } from './testing/read-corpus.ts';

/** Evasions known to get away. A case leaves this list when it is caught, and none may join it quietly. */
const KNOWN_GAPS = new Set<string>([
  // In a library, reading the environment is no finding as long as nothing is done with it here.
  'environment-access/worker-env.js',
  // A hook that only the package's own repository runs.
  'install-script/pnpm-hook.json',
  // Markup out of an answer of the own server, in a library; under a licence that a marketplace may allow.
  'dom-injection/react-comment.tsx',
  'licence/gpl-plugin.json',
  // Markup that a framework makes out of a template, and names that JSON.parse hands to a function.
  'dynamic-code/vue.js',
  'obfuscation/json-reviver.js',
  // One file writes a download under a name it is given, another requires that name.
  'remote-code/require-download',
]);

const LOUD = new Set(['critical', 'high', 'medium']);
const advisories = indexAdvisories([['advisories.json', corpusAdvisories()]]);

interface Judged {
  severities: string[];
  /** Whether something of medium or more is said of a line the case marks; null where it marks none. */
  onLine: boolean | null;
}

async function judge({ threat, file, files, acts }: CorpusCase): Promise<Judged> {
  const { findings, errors } = await analyzePackage({
    files,
    manifest: threat === 'undeclared-access' ? MANIFEST : null,
    advisories,
  });
  if (errors.length > 0) throw new Error(`${threat}/${file}: ${errors[0]?.message}`);
  const loud = findings.filter(({ severity }) => LOUD.has(severity));
  return {
    severities: findings.map(({ severity }) => severity),
    onLine: acts.length === 0 ? null : loud.some((one) => acts.includes(`${one.file}:${one.line}`)),
  };
}

const SERIOUS = new Set(['critical', 'high']);
const cases = readCorpus();
const lines = { marked: 0, said: 0 };
const counts = new Map<
  string,
  { caught: number; serious: number; planted: number; alarms: number; benign: number }
>();

function count(threat: string) {
  const known = counts.get(threat) ?? { caught: 0, serious: 0, planted: 0, alarms: 0, benign: 0 };
  counts.set(threat, known);
  return known;
}

describe('the corpus of evasions', () => {
  afterAll(() => {
    const rows = [...counts].map(
      ([threat, { caught, serious, planted, alarms, benign }]) =>
        `${threat}: ${caught}/${planted} caught (${serious} as high or critical), ${alarms}/${benign} false alarms`,
    );
    process.stdout.write(`${rows.join('\n')}\nlines: ${lines.said}/${lines.marked} on the line of the act\n`);
  });

  it.each(
    cases.filter(({ kind }) => kind === 'evil').map((one) => [`${one.threat}/${one.file}`, one] as const),
  )('reports %s', async (name, one) => {
    const { severities, onLine } = await judge(one);
    if (onLine !== null) {
      lines.marked += 1;
      if (onLine) lines.said += 1;
    }
    const caught = severities.some((severity) => LOUD.has(severity));
    const counted = count(one.threat);
    counted.planted += 1;
    if (caught) counted.caught += 1;
    if (severities.some((severity) => SERIOUS.has(severity))) counted.serious += 1;
    expect(caught).toBe(!KNOWN_GAPS.has(name));
  });

  it.each(
    cases.filter(({ kind }) => kind === 'benign').map((one) => [`${one.threat}/${one.file}`, one] as const),
  )('leaves %s alone', async (_name, one) => {
    const { severities } = await judge(one);
    const alarmed = severities.some((severity) => LOUD.has(severity));
    const counted = count(one.threat);
    counted.benign += 1;
    if (alarmed) counted.alarms += 1;
    expect(alarmed).toBe(false);
  });

  it('speaks of the line of the act in at least nine of ten marked cases', () => {
    expect(lines.said / lines.marked).toBeGreaterThanOrEqual(0.9);
  });
});
