import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SUPERGRAPH_FILE } from '@guildhall/schema';
import { metric, post } from './client.ts';
import { deploy, type Deployed } from './deployment.ts';

/** The graph changes while callers ask. */
let deployed: Deployed;
const folder = mkdtempSync(join(tmpdir(), 'guildhall-reload-'));
const file = join(folder, 'supergraph.graphql');
const sdl = readFileSync(SUPERGRAPH_FILE, 'utf8');

beforeAll(async () => {
  deployed = await deploy();
});
afterAll(async () => {
  await deployed.close();
  rmSync(folder, { recursive: true });
});

describe('a supergraph that changes under load', () => {
  it('is taken without a failed request, and a broken one is refused', async () => {
    writeFileSync(file, sdl);
    const gateway = await deployed.gateway({ supergraph: file });
    const ask = (query = '{ viewer { actorId } }') =>
      post(gateway.url, { token: deployed.token('publisher'), body: { query } });
    const reloads = (outcome: string) =>
      metric(gateway.metricsUrl, 'guildhall_schema_reload_total', `outcome="${outcome}"`);

    const over = new AbortController();
    let answered = 0;
    const failures: unknown[] = [];
    const callers = Array.from({ length: 8 }, async () => {
      while (!over.signal.aborted) {
        const answer = await ask();
        if (answer.status === 200 && answer.data?.['viewer']) answered += 1;
        else failures.push(answer);
      }
    });

    for (let version = 1; version <= 3; version += 1) {
      writeFileSync(file, renamed(`viewer${version}`));
      await until(async () => (await reloads('taken')) === version);
      writeFileSync(file, `${sdl.slice(0, -200)} # cut off in the middle ${version}`);
      await until(async () => (await reloads('refused')) === version);
    }
    over.abort();
    await Promise.all(callers);

    expect(failures).toEqual([]);
    expect(answered).toBeGreaterThan(50);
    expect((await ask('{ viewer3: __typename }')).data).toEqual({ viewer3: 'Query' });
    const described = await ask('{ __type(name: "Viewer") { description } }');
    expect(JSON.stringify(described.data)).toContain('viewer3');
  });
});

/** The same graph under another description, as a new release of one subgraph would bring. */
function renamed(description: string): string {
  return sdl.replace('type Viewer ', `"""${description}"""\ntype Viewer `);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (Date.now() < end) {
    if (await holds()) return;
    await pause(100);
  }
  throw new Error('it did not come to hold');
}
