import type { Page } from './resolver.ts';

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
