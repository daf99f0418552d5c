import { celEnv, isCelError, parse, plan, run, type CelInput } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import fc from 'fast-check';
import { celView } from './cel-view.ts';
import { compileExpression } from './compile-expression.ts';
import { DEFAULT_PACK } from './default-pack.ts';
import { PLATFORM_FLOOR } from './platform-floor.ts';
import type { PolicyInput } from './policy-input.ts';
import { anInput, anyInput, findings, permissions } from './testing/builders.ts';

/** Another engine, by other people, held to the CEL specification. */
const oracle = celEnv({ funcs: strings });

const rules = [...PLATFORM_FLOOR.rules, ...DEFAULT_PACK.rules];
const conditions = rules.map(({ when }) => when);
const messages = rules.flatMap(({ message }) => message ?? []);

/** Corners where implementations like to differ. */
const corners = [
  '7 / 2 == 3 && -7 / 2 == -3 && -7 % 2 == -1',
  '1 / facts.findings.high > 0 || true',
  'false && 1 / facts.findings.high > 0',
  '1 / facts.findings.high > 0',
  '"critical" in facts.findings.byRule',
  'facts.findings.byRule["absent"] > 0',
  'facts.checks.exists_one(c, c.required)',
  'facts.checks.all(c, c.state == "PASSED")',
  'facts.permissions.required.map(p, p + "!").exists(p, p.endsWith("!"))',
  'facts.permissions.required.filter(p, p.startsWith("c")).size() == 1',
  'facts.origins.required.all(o, false) && !facts.origins.required.exists(o, true)',
  'size("héllo") == 5 && "abc" < "abd"',
  'now - history.lastPublishedAt > duration("720h")',
  'now > timestamp("2026-01-01T00:00:00Z")',
  'has(settings.limit) && settings.limit > 3',
  'settings.limit > 3',
  'version.versionString.matches("^[0-9]+[.]")',
  'publisher.tier > 0 ? plugin.firstVersion : publisher.restricted',
];

describe('two CEL engines agree', () => {
  it.each(corners)('on %s', (text) => {
    const inputs = [
      anInput(),
      anInput({
        settings: { limit: 4 },
        history: { publishedVersions: 1, rejectedVersions: 0, lastPublishedAt: '2026-02-27T00:00:00Z' },
        facts: { findings: findings({ high: 2, byRule: { critical: 1 } }) },
      }),
    ];
    for (const input of inputs) expect(ours(text, 'bool', input)).toEqual(theirs(text, input));
  });

  it('on every condition of floor and default pack', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom(...conditions), (input, text) => {
        expect(ours(text, 'bool', input)).toEqual(theirs(text, input));
      }),
      { numRuns: 300 },
    );
  });

  it.each(messages)('on the message %s', (text) => {
    const input = anInput({
      facts: { permissions: permissions({ undeclared: ['dom', 'eval'], unused: ['x'] }) },
    });
    const said = ours(text, 'string', input);
    expect(said).toEqual(theirs(text, input));
    expect(said).toMatchObject({ value: expect.any(String) as string });
  });

  it('and would notice if they did not', () => {
    expect(ours('publisher.tier == 0', 'bool', anInput())).not.toEqual(
      theirs('publisher.tier == 1', anInput()),
    );
  });
});

/** A value, or that there is none. */
type Outcome = { value: unknown } | 'error';

function ours(text: string, type: 'bool' | 'string', input: PolicyInput): Outcome {
  const compiled = compileExpression(text, type);
  if (!compiled.ok) throw new Error(compiled.error.message);
  try {
    return { value: compiled.value.run(celView(input)) };
  } catch {
    return 'error';
  }
}

function theirs(text: string, input: PolicyInput): Outcome {
  const value = plan(oracle, parse(text))(oracleView(input));
  return isCelError(value) ? 'error' : { value };
}

/** The same values in the oracle's own types. */
function oracleView(input: PolicyInput): Record<string, CelInput> {
  return Object.fromEntries(
    Object.entries(celView(input)).map(([name, value]) => [name, oracleValue(value)]),
  );
}

function oracleValue(value: unknown): CelInput {
  switch (typeof value) {
    case 'bigint':
    case 'number':
    case 'string':
    case 'boolean':
      return value;
  }
  if (value instanceof Date) return oracleTimestamp(value);
  if (Array.isArray(value)) return Array.from(value, oracleValue);
  return Object.fromEntries(Object.entries(value ?? {}).map(([key, inner]) => [key, oracleValue(inner)]));
}

function oracleTimestamp(date: Date): CelInput {
  const timestamp = run(`timestamp("${date.toISOString()}")`);
  if (isCelError(timestamp)) throw timestamp;
  return timestamp;
}
