import { expect, test, type Page } from '@playwright/test';
import { bundle } from './lab/bundle.ts';
import { openLab, type Lab } from './lab/lab.ts';

let lab: Lab;
let counter: string;

test.beforeEach(async ({ page }) => {
  lab = await openLab();
  counter = await bundle('plugins/counter.ts');
  lab.gateway.install({ key: 'panel', kind: 'VIEW', module: 'panel', code: counter });
  await page.goto(lab.site.url);
  await page.evaluate((gateway) => harness.start({ gateway }), lab.gateway.url);
  await expect(page.getByRole('button', { name: 'Bump' })).toBeVisible();
  await expect.poll(() => connected(page)).toBe(true);
});
test.afterEach(() => lab.close());

const connected = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    harness.telemetry.some((event) => event.type === 'connection' && event.state === 'open'),
  );
const panel = (page: Page) => page.getByRole('button', { name: 'Bump' });

test('a restriction takes an open panel away within a second, and older answers cannot bring it back', async ({
  page,
}) => {
  const resolvedBefore = lab.gateway.resolved;
  const start = performance.now();
  lab.gateway.restrict({});
  await expect(panel(page)).toHaveCount(0, { timeout: 1_000 });
  console.log(`revoked after ${(performance.now() - start).toFixed(0)} ms`);
  await expect(page.getByRole('status')).toContainText('It sent contacts away.');
  await expect(page.locator('iframe')).toHaveCount(0);

  // The gateway still answers from before the restriction: the panel is in the answer, and stays away.
  await page.evaluate(() => harness.host.refresh());
  expect(lab.gateway.resolved).toBeGreaterThan(resolvedBefore);
  await expect(panel(page)).toHaveCount(0);
  const types = await page.evaluate(() => harness.telemetry.map(({ type }) => type));
  expect(types).toContain('revoked');
  expect(types).toContain('stale-answer-filtered');
});

test('the control: without the entry, an epoch alone brings the panel back from an older answer', async ({
  page,
}) => {
  lab.gateway.install();
  lab.gateway.bumpEpoch();
  await expect(panel(page)).toHaveCount(0);

  lab.gateway.install({ key: 'panel', kind: 'VIEW', module: 'panel', code: counter });
  lab.gateway.bumpEpoch();
  await expect(panel(page)).toBeVisible();
});

test('a lift brings the panel back only from an answer that has applied it', async ({ page }) => {
  lab.gateway.restrict({});
  await expect(panel(page)).toHaveCount(0);
  lab.gateway.restrict({ state: 'LIFTED' });
  await page.evaluate(() => harness.host.refresh());
  await expect(panel(page)).toHaveCount(0);

  lab.gateway.catchUp();
  lab.gateway.install({ key: 'panel', kind: 'VIEW', module: 'panel', code: counter });
  await page.evaluate(() => harness.host.refresh());
  await expect(panel(page)).toBeVisible();
});

test('an entry that was never pushed is found when the next one leaves a gap', async ({ page }) => {
  lab.gateway.restrictSilently({});
  await expect(panel(page)).toBeVisible();
  lab.gateway.restrict({ id: 'res_2', kind: 'WARN', targets: [{ type: 'PLUGIN', id: 'plg_other' }] });
  await expect(panel(page)).toHaveCount(0, { timeout: 1_000 });
});

test('an entry that a stranger signed is reported and not believed, and the feed is asked', async ({
  page,
}) => {
  const pulledBefore = lab.gateway.pulled;
  lab.gateway.forge({});
  await expect.poll(() => lab.gateway.pulled).toBeGreaterThan(pulledBefore);
  const refused = await page.evaluate(() =>
    harness.telemetry.find(({ type }) => type === 'signature-refused'),
  );
  expect(refused).toMatchObject({ of: 'feed', message: expect.stringContaining('governance') });
  await expect(panel(page)).toBeVisible();

  // The control: the same, signed by the marketplace.
  lab.gateway.restrict({});
  await expect(panel(page)).toHaveCount(0, { timeout: 1_000 });
});

test('a lift that a stranger signed brings nothing back', async ({ page }) => {
  lab.gateway.restrict({});
  await expect(panel(page)).toHaveCount(0);
  lab.gateway.forge({ state: 'LIFTED' });
  await expect
    .poll(() => page.evaluate(() => harness.telemetry.map(({ type }) => type)))
    .toContain('signature-refused');
  await page.evaluate(() => harness.host.refresh());
  await expect(panel(page)).toHaveCount(0);
});

test('what is waited for when a plugin is stopped is rejected, and nothing can be asked of it any more', async ({
  page,
}) => {
  const command = (handler: string) =>
    ({ key: handler, kind: 'COMMAND', handler, detail: { id: handler }, code: counter }) as const;
  lab.gateway.install(
    { key: 'panel', kind: 'VIEW', module: 'panel', code: counter },
    command('ping'),
    command('linger'),
  );
  await page.evaluate(() => harness.host.refresh());
  const execute = (name: string) =>
    page.evaluate((id) => harness.host.execute(id).then(String, String), `ins_1/${name}`);
  let ended = false;
  const lingering = execute('linger').finally(() => {
    ended = true;
  });
  // Asked later and answered: the first call has arrived, and waits.
  expect(await execute('ping')).toBe('pong');
  expect(ended).toBe(false);

  lab.gateway.restrict({});

  expect(await lingering).toContain('stopped');
  await expect(panel(page)).toHaveCount(0);
  expect(await execute('ping')).toContain('no command');
});

test('a second tab of the same browser hears a restriction through the first', async ({ page, context }) => {
  const second = await context.newPage();
  await second.goto(lab.site.url);
  await second.evaluate((gateway) => harness.start({ gateway }), lab.gateway.url);
  await expect(panel(second)).toBeVisible();
  expect(await connected(second)).toBe(false);

  lab.gateway.restrict({});
  await expect(panel(second)).toHaveCount(0, { timeout: 1_000 });
  await expect(panel(page)).toHaveCount(0, { timeout: 1_000 });
});

test('a page that slept asks what was stopped before it paints a plugin again', async ({ page }) => {
  lab.gateway.silence();
  lab.gateway.restrictSilently({});
  // Nothing was heard for longer than a page that is awake would be without a word.
  await page.waitForTimeout(5_500);
  await expect(panel(page)).toBeVisible();

  const painted = await page.evaluate(async () => {
    document.dispatchEvent(new Event('visibilitychange'));
    // Runs right before the next frame is painted.
    await new Promise(requestAnimationFrame);
    const button = document.querySelector('#app button');
    return button !== null && button.getClientRects().length > 0;
  });
  expect(painted).toBe(false);
  await expect(panel(page)).toHaveCount(0, { timeout: 1_000 });
});
