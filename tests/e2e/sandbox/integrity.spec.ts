import { expect, test } from '@playwright/test';
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
