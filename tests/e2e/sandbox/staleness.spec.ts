import { expect, test, type Page } from '@playwright/test';
import { bundle } from './lab/bundle.ts';
import { openLab, type Lab } from './lab/lab.ts';

let lab: Lab;
test.beforeEach(async () => {
  lab = await openLab();
  const code = await bundle('plugins/counter.ts');
  lab.gateway.install(
    { key: 'panel', kind: 'VIEW', module: 'panel', code },
    { key: 'ping', kind: 'COMMAND', handler: 'ping', detail: { id: 'ping' }, code },
  );
});
test.afterEach(() => lab.close());

const shown = (page: Page) =>
  page.evaluate(() => {
    const { stale, contributions } = harness.host.slot('lab.panel@1').get();
    return { stale, panels: contributions.length, commands: harness.host.commands().get().length };
  });

for (const [onStale, there] of [
  ['keep', 1],
  ['hide', 0],
] as const)
  test(`thirty seconds after the last word a page is stale, and ${onStale}s what plugins show`, async ({
    page,
  }) => {
    await page.clock.install();
    await page.goto(lab.site.url);
    await page.evaluate((options) => harness.start(options), { gateway: lab.gateway.url, onStale });
    await expect(page.getByRole('button', { name: 'Bump' })).toBeVisible();
    await lab.gateway.goAway();

    await page.clock.fastForward(27_000);
    expect(await shown(page)).toEqual({ stale: false, panels: 1, commands: 1 });

    await page.clock.fastForward(4_000);
    await expect.poll(() => shown(page)).toEqual({ stale: true, panels: there, commands: there });
  });
