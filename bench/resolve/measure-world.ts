import { percentile, timed } from '../statistics.ts';
import type { Row } from '../write-results.ts';
import { countBuffers } from './count-buffers.ts';
import type { World } from './open-worlds.ts';
import { openResolver, type Page, type Resolver } from './resolver.ts';

const BUFFER_PAGES = 20;
const WARMING_PASSES = 2;

/** One look at a world: milliseconds of every page, but for the first of a new connection, which loads the catalog. */
export interface Look {
  first: number;
  pages: number[];
}

/** Every page once, over a new connection. */
export function lookCold(world: World): Promise<Look> {
  return withResolver(world, (resolver) => each(resolver, world.pages));
}

/** Every page once, after all were looked at before over the same connection. */
export function lookWarm(world: World): Promise<Look> {
  return withResolver(world, async (resolver) => {
    for (let pass = 0; pass < WARMING_PASSES; pass++) await each(resolver, world.pages);
    return each(resolver, world.pages);
  });
}

/** What the looks at a world come to: of each figure the median of the rounds, so that no single one decides. */
export async function summarize(
  { name, appUrl, pages }: World,
  { cold, warm }: { cold: readonly Look[]; warm: readonly Look[] },
): Promise<Row> {
  const blocks: number[] = [];
  for (const page of pages.slice(0, BUFFER_PAGES)) blocks.push(await countBuffers(appUrl, page));
  const ofRounds = (looks: readonly Look[], share: number) =>
    ms(median(looks.map((look) => percentile(look.pages, share))));
  return {
    world: name,
    'cold p50 ms': ofRounds(cold, 0.5),
    'cold p99 ms': ofRounds(cold, 0.99),
    'warm p50 ms': ofRounds(warm, 0.5),
    'warm p99 ms': ofRounds(warm, 0.99),
    'first of a connection ms': ms(median(cold.map(({ first }) => first))),
    'pages cold': sum(cold.map((look) => look.pages.length)),
    'pages warm': sum(warm.map((look) => look.pages.length)),
    'blocks p50': percentile(blocks, 0.5),
    'blocks max': Math.max(...blocks),
  };
}

async function withResolver<T>({ appUrl }: World, work: (resolver: Resolver) => Promise<T>): Promise<T> {
  const resolver = openResolver(appUrl);
  try {
    return await work(resolver);
  } finally {
    await resolver.close();
  }
}

async function each({ resolve }: Resolver, pages: readonly Page[]): Promise<Look> {
  const samples: number[] = [];
  for (const page of pages)
    samples.push(
      await timed(async () => {
        if ((await resolve(page)) === 0)
          throw new Error(`${page.organization} shows nothing; nothing was measured`);
      }),
    );
  const [first = Number.NaN, ...rest] = samples;
  return { first, pages: rest };
}

const median = (values: readonly number[]) => percentile(values, 0.5);
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const ms = (value: number) => Number(value.toFixed(2));
