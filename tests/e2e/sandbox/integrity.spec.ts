import { expect, test } from '@playwright/test';
import type { PublicKey } from '@guildhall/host-sdk';
import { signAsMarketplace } from '@guildhall/host-sdk/testing';
import { bundle } from './lab/bundle.ts';
import { openLab, type Lab } from './lab/lab.ts';

let lab: Lab;
let counter: string;

test.beforeAll(async () => {
  lab = await openLab();
  counter = await bundle('plugins/counter.ts');
});
test.afterAll(() => lab.close());

const panel = { key: 'panel', kind: 'VIEW', module: 'panel' } as const;

test('code with another digest than the resolved one never boots', async ({ page }) => {
  lab.gateway.install({ ...panel, code: counter, sha256: 'ab'.repeat(32) });
  await page.goto(lab.site.url);
  await page.evaluate((gateway) => harness.start({ gateway }), lab.gateway.url);

  await expect(page.getByRole('alert')).toContainText('not what was reviewed');
  expect(await page.locator('iframe').count()).toBe(0);
  const events = await page.evaluate(() => harness.telemetry.map(({ type }) => type));
  expect(events).toContain('digest-mismatch');
  expect(events).not.toContain('sandbox-booted');
});

test('the same code with its true digest boots', async ({ page }) => {
  lab.gateway.install({ ...panel, code: counter });
  await page.goto(lab.site.url);
  await page.evaluate((gateway) => harness.start({ gateway }), lab.gateway.url);

  await expect(page.getByRole('button', { name: 'Bump' })).toBeVisible();
});

for (const [what, contribution, reason] of [
  ['nobody signed', { signed: null }, 'is missing'],
  ['was signed with another digest', { signed: { sha256: 'cd'.repeat(32) } }, 'was signed for other code'],
  [
    'claims more than was signed',
    { grants: ['contacts:read'], signed: { grants: [] } },
    'does not grant contacts:read',
  ],
] as const) {
  test(`code that ${what} never boots, and the page explains why`, async ({ page }) => {
    lab.gateway.install({ ...panel, code: counter, ...contribution });
    await page.goto(lab.site.url);
    await page.evaluate((gateway) => harness.start({ gateway }), lab.gateway.url);

    await expect(page.getByRole('alert')).toContainText(reason);
    expect(await page.locator('iframe').count()).toBe(0);
    const told = await page.evaluate(() => harness.telemetry.map(({ type }) => type));
    expect(told).toContain('signature-refused');
    expect(told).not.toContain('sandbox-booted');
    const stages = await page.evaluate(() => {
      const [shown] = harness.host.slot('lab.panel@1').get().contributions;
      return shown ? harness.host.explain(shown) : [];
    });
    expect(stages).toContainEqual({
      ...{ stage: 'signature', passed: false },
      message: expect.stringContaining(reason) as unknown,
    });
  });
}

test('a page that pins its keys believes no others, whatever the gateway names', async ({ page }) => {
  lab.gateway.install({ ...panel, code: counter });
  const start = (keys: readonly PublicKey[]) =>
    page.evaluate((options) => harness.start(options), { gateway: lab.gateway.url, keys });

  await page.goto(lab.site.url);
  await start(signAsMarketplace().keys);
  await expect(page.getByRole('alert')).toContainText("a signature that is not installation's");
  expect(await page.locator('iframe').count()).toBe(0);

  // The control: with the right keys pinned, the same plugin starts.
  await page.goto(lab.site.url);
  await start(lab.gateway.keys);
  await expect(page.getByRole('button', { name: 'Bump' })).toBeVisible();
});

const read = { key: 'read', kind: 'COMMAND', handler: 'read', detail: { id: 'read' } } as const;
const runRead = () => harness.host.execute('ins_1/read').then(JSON.stringify, String);

test('a call is answered when the installation was granted its permission, and refused when not', async ({
  page,
}) => {
  await page.goto(lab.site.url);
  lab.gateway.install({ ...read, code: counter, grants: ['contacts:read'] });
  await page.evaluate((gateway) => harness.start({ gateway }), lab.gateway.url);
  expect(await page.evaluate(runRead)).toBe('{"name":"Ada"}');

  lab.gateway.install({ ...read, code: counter, grants: [] });
  await page.evaluate(() => harness.host.refresh());
  expect(await page.evaluate(runRead)).toContain('needs the permission contacts:read');
});
