import { expect, test } from '@playwright/test';
import { bundle } from './lab/bundle.ts';
import { openLab, type Lab } from './lab/lab.ts';

let lab: Lab;
let hostile: string;
let counter: string;

test.beforeAll(async () => {
  lab = await openLab();
  hostile = await bundle('plugins/hostile.ts');
  counter = await bundle('plugins/counter.ts');
});
test.afterAll(() => lab.close());

const HOSTILE = { installationId: 'ins_bad', kind: 'COMMAND' } as const;

test.beforeEach(async ({ page }) => {
  const handlers = ['loop', 'flood', 'big', 'notText', 'record', 'ping'];
  lab.gateway.install(
    { ...HOSTILE, kind: 'VIEW', key: 'panel', module: 'panel', code: hostile },
    ...handlers.map((handler) => ({
      ...HOSTILE,
      key: handler,
      handler,
      detail: { id: handler },
      code: hostile,
    })),
    { installationId: 'ins_good', kind: 'VIEW', key: 'panel', module: 'panel', code: counter },
    {
      installationId: 'ins_good',
      kind: 'COMMAND',
      key: 'ping',
      handler: 'ping',
      detail: { id: 'ping' },
      code: counter,
    },
  );
  await page.goto(lab.site.url);
  await page.evaluate((gateway) => harness.start({ gateway, limits: { restarts: 0 } }), lab.gateway.url);
  await expect(page.getByRole('button', { name: 'Bump' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Root/ })).toBeVisible();
});

const stopped = () => harness.telemetry.filter((event) => event.type === 'sandbox-stopped');

test('a plugin that loops for ever is stopped, and neither the page nor its neighbour waits for it', async ({
  page,
}) => {
  const result = await page.evaluate(async () => {
    const loop = harness.host.execute('ins_bad/loop').then(String, String);
    const stalls = harness.watchStalls(1_500);
    const pings: number[] = [];
    for (let i = 0; i < 20; i += 1) {
      const start = performance.now();
      await harness.host.execute('ins_good/ping');
      pings.push(performance.now() - start);
    }
    return { stall: await stalls, slowestPing: Math.max(...pings), ended: await loop };
  });
  console.log(
    `loop: longest stall ${result.stall.toFixed(0)} ms, slowest ping ${result.slowestPing.toFixed(0)} ms`,
  );
  expect(result.slowestPing).toBeLessThan(50);
  expect(result.stall).toBeLessThan(250);
  expect(result.ended).toContain('stopped answering');
  await expect(page.getByRole('alert')).toContainText('stopped answering');
  await page.getByRole('button', { name: 'Bump' }).click();
  await expect(page.locator('.badge')).toHaveText('n=1');
});

test('a flood of messages is ended by the broker while the page stays responsive', async ({ page }) => {
  const stall = await page.evaluate(async () => {
    const flood = harness.host.execute('ins_bad/flood').catch(() => undefined);
    const longest = await harness.watchStalls(2_500);
    await flood;
    return longest;
  });
  console.log(`flood: longest stall ${stall.toFixed(0)} ms`);
  expect(await page.evaluate(stopped)).toMatchObject([{ installationId: 'ins_bad', reason: 'rate' }]);
  expect(stall).toBeLessThan(250);
  // 200,000 were sent; what came through is at most one second's allowance.
  expect(
    await page.evaluate(() => harness.telemetry.filter(({ type }) => type === 'plugin-log').length),
  ).toBeLessThan(2_001);
});

for (const [handler, reason] of [
  ['big', 'bytes'],
  ['notText', 'protocol'],
] as const) {
  test(`a message over the limit ends the plugin: ${handler}`, async ({ page }) => {
    await page.evaluate((name) => harness.host.execute(`ins_bad/${name}`).catch(() => undefined), handler);
    await expect.poll(() => page.evaluate(stopped)).toMatchObject([{ installationId: 'ins_bad', reason }]);
  });
}

const RECORDS: Record<string, unknown> = {
  'an element the surface does not have': [0, '~', { id: 'x', type: 1, element: 'iframe', children: [] }, 0],
  'a script address': [
    0,
    '~',
    { id: 'x', type: 1, element: 'gh-link', children: [], properties: { href: 'javascript:alert(1)' } },
    0,
  ],
  'the prototype': [3, 'c', '__proto__', { polluted: true }, 1],
  'inner HTML': [3, 'c', 'dangerouslySetInnerHTML', { __html: '<img src=x>' }, 1],
  'a node id twice': [0, '~', { id: 'c', type: 1, element: 'gh-card', children: [] }, 0],
  'more nodes than allowed': [
    0,
    '~',
    {
      id: 'many',
      type: 1,
      element: 'gh-stack',
      children: Array.from({ length: 5_100 }, (_, i) => ({ id: `n${i}`, type: 3, data: 'x' })),
    },
    0,
  ],
};

for (const [name, record] of Object.entries(RECORDS)) {
  test(`a record with ${name} ends the plugin and changes nothing on the page`, async ({ page }) => {
    const heading = await page.getByRole('heading', { name: /^Root/ }).textContent();
    const root = Number(heading?.replace('Root ', ''));
    await page.evaluate((args) => harness.host.execute('ins_bad/record', args).catch(() => undefined), {
      root,
      text: JSON.stringify(record),
    });
    await expect(page.getByRole('alert')).toBeVisible();
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
    expect(await page.locator('#app iframe, #app img').count()).toBe(0);
    await expect(page.getByRole('button', { name: 'Bump' })).toBeVisible();
  });
}
