import { percentile, timed } from '../statistics.ts';
import type { Row } from '../write-results.ts';
import { countBuffers } from './count-buffers.ts';
import { openResolver, type Page, type Resolver } from './resolver.ts';

const COLD_PAGES = 150;
const WARM_ROUNDS = 6;
const BUFFER_PAGES = 20;
const BURN_IN = 300;

/** Pages of a world, measured one after the other; `restart` empties the server's memory. */
export async function measureWorld(
  appUrl: string,
  { name, pages, restart }: { name: string; pages: readonly Page[]; restart: () => Promise<void> },
): Promise<Row> {
  await warmTheCode(appUrl, pages);
  await restart();
  const cold = await withResolver(appUrl, (resolver) => each(resolver, pages.slice(0, COLD_PAGES)));
  const warm = await withResolver(appUrl, async (resolver) => {
    await each(resolver, pages);
    const rounds: number[] = [];
    for (let round = 0; round < WARM_ROUNDS; round++) rounds.push(...(await each(resolver, pages)));
    return rounds;
  });
  const buffers: number[] = [];
  for (const page of pages.slice(0, BUFFER_PAGES)) buffers.push(await countBuffers(appUrl, page));
  const ms = (value: number) => Number(value.toFixed(2));
  return {
    world: name,
    'cold p50 ms': ms(percentile(cold, 0.5)),
    'cold p99 ms': ms(percentile(cold, 0.99)),
    'warm p50 ms': ms(percentile(warm, 0.5)),
    'warm p99 ms': ms(percentile(warm, 0.99)),
    'warm worst ms': ms(Math.max(...warm)),
    'blocks p50': percentile(buffers, 0.5),
    'blocks max': Math.max(...buffers),
  };
}

/** Cold means PostgreSQL's memory, not the compiler of JavaScript. */
async function warmTheCode(appUrl: string, pages: readonly Page[]): Promise<void> {
  await withResolver(appUrl, async (resolver) => {
    for (let done = 0; done < BURN_IN; done += pages.length) await each(resolver, pages);
    return [];
  });
}

async function withResolver(url: string, work: (resolver: Resolver) => Promise<number[]>): Promise<number[]> {
  const resolver = openResolver(url);
  try {
    return await work(resolver);
  } finally {
    await resolver.close();
  }
}

async function each({ resolve }: Resolver, pages: readonly Page[]): Promise<number[]> {
  const samples: number[] = [];
  for (const page of pages)
    samples.push(
      await timed(async () => {
        if ((await resolve(page)) === 0)
          throw new Error(`${page.organization} shows nothing; nothing was measured`);
      }),
    );
  return samples;
}

/** `count` organizations of a world, evenly over all of them, so that large marketplaces come as often as they are large. */
export function samplePages(organizations: readonly number[], count: number): Page[] {
  const total = organizations.reduce((sum, size) => sum + size, 0);
  const pages: Page[] = [];
  let [market, before] = [0, 0];
  for (let index = 0; index < count; index++) {
    const wanted = Math.floor((index * total) / count);
    while (wanted - before >= (organizations[market] ?? 1)) before += organizations[market++] ?? 1;
    pages.push({ marketplaceId: `mkt_${market + 1}`, organization: `org_${wanted - before + 1}` });
  }
  return pages;
}
