/*
 * How the compiled executor does in The Guild's federation-gateway-audit, with either planner:
 *   node tools/conformance.ts <checkout of the audit> [apollo|hive|both] [suite]
 * The checkout needs its own dependencies (fets, graphql-yoga, @apollo/composition, @apollo/subgraph 2.14, tsx, jest-diff).
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse, validate } from 'graphql';
import { z } from 'zod';
import { freePort } from '../packages/internal/embedded/src/index.ts';
import {
  createCompiledExecutor,
  openSupergraph,
  type Send,
} from '../packages/internal/compiled-executor/src/index.ts';

const suiteCase = z.object({
  query: z.string(),
  expected: z.object({ data: z.unknown().optional(), errors: z.unknown().optional() }),
});
const PLANNERS = ['apollo', 'hive'] as const;

const [checkout, which = 'both', onlySuite] = process.argv.slice(2);
if (!checkout) {
  console.error('Usage: node tools/conformance.ts <checkout> [apollo|hive|both] [suite]');
  process.exit(2);
}
const port = await freePort();
const audit = await startAudit(resolve(checkout), port);
try {
  for (const planner of PLANNERS.filter((name) => which === 'both' || which === name)) {
    const { passed, failures } = await runAudit(`http://localhost:${port}`, planner);
    console.log(`${planner}: ${passed} of ${passed + failures.length}`);
    for (const failure of failures) console.log(`  ${failure}`);
  }
} finally {
  audit.kill();
}

async function runAudit(base: string, planner: (typeof PLANNERS)[number]) {
  const suites = z.array(z.string()).parse(await (await fetch(`${base}/ids`)).json());
  const failures: string[] = [];
  let passed = 0;
  for (const suite of suites.filter((id) => !onlySuite || id === onlySuite)) {
    const sdl = await (await fetch(`${base}/${suite}/supergraph`)).text();
    const cases = z.array(suiteCase).parse(await (await fetch(`${base}/${suite}/tests`)).json());
    const ask = await openExecutor(sdl, planner);
    for (const [index, { query, expected }] of cases.entries()) {
      const got = await ask(query);
      const wanted = { data: expected.data ?? null, errors: wantedErrors(expected.errors, got.errors) };
      if (isDeepStrictEqual({ data: got.data, errors: got.errors }, wanted)) passed += 1;
      else
        failures.push(
          `${suite} ${index}: ${got.why} ${onlySuite ? JSON.stringify({ query, got, wanted }) : ''}`,
        );
    }
  }
  return { passed, failures };
}

/** Cases that do not say whether there are errors leave it open. */
function wantedErrors(expected: unknown, got: boolean): boolean {
  return typeof expected === 'boolean' ? expected : got;
}

async function openExecutor(sdl: string, planner: (typeof PLANNERS)[number]) {
  const supergraph = await openSupergraph(sdl, planner);
  const executor = createCompiledExecutor(supergraph, sendTo(sdl));
  return async (query: string): Promise<{ data: unknown; errors: boolean; why: string }> => {
    const document = parse(query);
    const [invalid] = validate(supergraph.apiSchema, document);
    if (invalid) return { data: null, errors: true, why: invalid.message };
    const operation = executor.prepare(document, undefined);
    if ('reason' in operation) return { data: null, errors: true, why: operation.reason };
    if ('errors' in operation) return { data: null, errors: true, why: operation.errors.join() };
    const answer = await operation.execute({}, {});
    const data: unknown = JSON.parse(JSON.stringify('data' in answer ? answer.data : null));
    return { data, errors: Boolean(answer.errors?.length), why: answer.errors?.[0]?.message ?? '' };
  };
}

function sendTo(sdl: string): Send<unknown> {
  const urls = new Map<string, string>();
  for (const [, name, url] of sdl.matchAll(/@join__graph\(name: "([^"]+)", url: "([^"]+)"\)/g))
    if (name && url) urls.set(name, url);
  return async ({ service, body }) => {
    const url = urls.get(service) ?? '';
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return response.text();
  };
}

async function startAudit(folder: string, listenOn: number): Promise<ChildProcess> {
  const source = `import { serve } from ${JSON.stringify(`${folder}/src/index.ts`)};\nawait serve(${listenOn});console.log('ready');`;
  const audited = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', source], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((ready, fail) => {
    audited.once('exit', () => {
      fail(new Error('the audit did not start'));
    });
    audited.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('ready')) ready();
    });
  });
  return audited;
}
