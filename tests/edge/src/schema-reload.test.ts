import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SUPERGRAPH_FILE } from '@guildhall/schema';
import { until } from '@guildhall/testing';
import { metric, post, type Answer } from './client.ts';
import { shared } from './deployment.ts';
import { listen } from './live-listener.ts';

/** The graph changes while callers ask all sorts of things, write, and listen. */
const deployed = shared();
const folder = mkdtempSync(join(tmpdir(), 'guildhall-reload-'));
const file = join(folder, 'supergraph.graphql');
const sdl = readFileSync(SUPERGRAPH_FILE, 'utf8');

/** What subgraphs serve all the time, and the graph only in some of its versions. */
const VERSIONS = {
  whole: sdl,
  'without Viewer.name': changed(/(type Viewer [^}]*?)\n {2}name: String(?=\n)/, '$1'),
  'without Query.categories': changed(
    /\n {2}categories: \[Category!\]! @join__field\(graph: CATALOG\)[^\n]*/,
    '',
  ),
};

/** Cut off in the middle, and one whose plans would ask somebody whom nobody here can reach. */
const BROKEN = [sdl.slice(0, -200), changed('name: "catalog"', 'name: "stranger"')];

/** One for each kind of plan: one subgraph, several at once, one after the other, lists, fragments, a write. */
const QUESTIONS: readonly ((n: number) => [persona: 'owner' | 'publisher', query: string])[] = [
  (n) => ['publisher', `{ a${n}: viewer { actorId permissions } }`],
  (n) => ['owner', `{ viewer { actorId } a${n}: policies { id } hosts { id } }`],
  (n) => [
    'owner',
    `{ a${n}: plugins(first: 3) { nodes { id publisher { name } versions(first: 2) { nodes { id run { state } } } } } }`,
  ],
  (n) => [
    'owner',
    `query Q($yes: Boolean = true) { a${n}: reviewCases(first: 2) { nodes { id ...S @include(if: $yes) } } } fragment S on ReviewCase { state queue }`,
  ],
  (n) => [
    'publisher',
    `mutation { a${n}: registerPublisher(input: { slug: "-", name: "" }) { userErrors { code } } }`,
  ],
];

afterAll(async () => {
  await deployed.close();
  rmSync(folder, { recursive: true });
});

describe('a supergraph that changes under load', () => {
  it('is taken without a failed request, gives and takes fields, and a broken one is refused', async () => {
    writeFileSync(file, VERSIONS['without Viewer.name']);
    const gateway = await deployed.gateway({ supergraph: file });
    const ask = (query: string, persona: 'owner' | 'publisher' = 'publisher') =>
      post(gateway.url, { token: deployed.token(persona), body: { query } });
    const reloads = (outcome: string) =>
      metric(gateway.metricsUrl, 'guildhall_schema_reload_total', `outcome="${outcome}"`);
    const page = await listen(gateway.url, deployed.token('endUser'));
    let left = false;
    void page.closed.then(() => (left = true));

    const over = new AbortController();
    const answered = QUESTIONS.map(() => 0);
    const failures: Answer[] = [];
    const callers = Array.from({ length: 10 }, async (_, caller) => {
      for (let n = caller; !over.signal.aborted; n += 10) {
        const kind = caller % QUESTIONS.length;
        // Never twice the same text, so that each is planned anew.
        const [persona, query] = QUESTIONS[kind]?.(n) ?? ['owner', ''];
        const answer = await ask(query, persona);
        if (answer.status === 200 && !answer.errors && answer.data?.[`a${n}`])
          answered[kind] = (answered[kind] ?? 0) + 1;
        else failures.push(answer);
      }
    });
    const serve = async (name: keyof typeof VERSIONS) => {
      const before = await reloads('taken');
      writeFileSync(file, VERSIONS[name]);
      await until(`the graph ${name} is taken`, async () => (await reloads('taken')) > before);
    };
    const problems = async (query: string) => (await ask(query)).errors?.map(({ message }) => message);
    const NAMED = '{ viewer { name } }';
    const SORTED = '{ categories { __typename } }';

    expect(await problems(NAMED)).toEqual(['Cannot query field "name" on type "Viewer".']);
    await serve('whole');
    expect([await problems(NAMED), await problems(SORTED)]).toEqual([undefined, undefined]);
    for (const [time, broken] of BROKEN.entries()) {
      await serve('without Query.categories');
      expect(await problems(SORTED)).toEqual(['Cannot query field "categories" on type "Query".']);
      const refused = await reloads('refused');
      writeFileSync(file, broken);
      await until(`the broken graph ${time} is refused`, async () => (await reloads('refused')) > refused);
      expect([await problems(NAMED), (await problems(SORTED))?.length]).toEqual([undefined, 1]);
      await serve('whole');
      expect(await problems(SORTED)).toBeUndefined();
    }
    const pings = page.events.length;
    await until('the page hears that the line is alive', () => page.events.length > pings, 15_000);
    over.abort();
    await Promise.all(callers);

    expect(failures).toEqual([]);
    expect(Math.min(...answered)).toBeGreaterThan(5);
    expect({ status: page.status, left }).toEqual({ status: 200, left: false });
    expect(await metric(gateway.metricsUrl, 'guildhall_uncompiled_total')).toBe(0);
    page.leave();
  });
});

function changed(part: RegExp | string, by: string): string {
  const result = sdl.replace(part, by);
  if (result === sdl) throw new Error(`the graph has no ${String(part)}`);
  return result;
}
