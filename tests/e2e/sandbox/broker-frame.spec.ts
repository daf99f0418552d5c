import { expect, test, type Frame, type Page } from '@playwright/test';
import { bundle } from './lab/bundle.ts';
import { openBrokerFrame } from './lab/broker-frame.ts';
import { startEvilListener } from './lab/evil-listener.ts';
import { openLab, type Lab } from './lab/lab.ts';
import { watchPage } from './lab/watch-page.ts';
import { PROBES } from './plugins/probes.ts';

// Only the broker runs in its frame; plugins run in a worker. Here the frame is tried as if that had failed: the probes are
// put into it from outside, by the browser's own debugger, which no policy binds.
let lab: Lab;
let plugin: string;
let probes: string;
let seen: () => string[];

test.beforeAll(async () => {
  lab = await openLab();
  plugin = await bundle('plugins/counter.ts');
  probes = await bundle('plugins/control-probes.ts');
});
test.afterAll(() => lab.close());
test.beforeEach(async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'geolocation']);
  const watched = await watchPage(page);
  seen = watched.take;
});

/** Ways in which a document comes to run a script that is not its own. */
const SCRIPTS: Readonly<Record<string, (run: string) => void>> = {
  inline: (run) => {
    document.documentElement.append(Object.assign(document.createElement('script'), { textContent: run }));
  },
  blob: (run) => {
    const src = URL.createObjectURL(new Blob([run], { type: 'text/javascript' }));
    document.documentElement.append(Object.assign(document.createElement('script'), { src }));
  },
  data: (run) => {
    const src = `data:text/javascript,${encodeURIComponent(run)}`;
    document.documentElement.append(Object.assign(document.createElement('script'), { src }));
  },
  handler: (run) => {
    const image = document.createElement('img');
    image.setAttribute('onerror', run);
    image.src = 'data:,x';
    document.documentElement.append(image);
  },
  address: (run) => {
    location.href = `javascript:${run}`;
  },
  nestedDocument: (run) => {
    const frame = document.createElement('iframe');
    // The tag is not written out: this file is text in a page as well.
    frame.srcdoc = ['<script>', run, '</', 'script>'].join('');
    document.documentElement.append(frame);
  },
};

for (const [way, start] of Object.entries(SCRIPTS)) {
  test(`a script that comes as ${way} does not run in the broker's frame`, async ({ page }) => {
    const heard = await listen(page);
    const frame = await openBrokerFrame(page, lab, {
      code: plugin,
      sandboxUrl: '/sandbox/v1.html',
      path: '/',
    });
    await frame.evaluate(start, "top.postMessage('ran', '*')");
    // Whatever was to run has run when the frame answers the next question but one.
    await frame.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    expect(heard()).toEqual([]);
  });

  test(`the control: as ${way} it runs in a document that nothing protects`, async ({ page }) => {
    const heard = await listen(page);
    await page.goto(`${lab.site.url}/open`);
    await page.evaluate(start, "top.postMessage('ran', '*')");
    await expect.poll(heard).toEqual(['ran']);
  });
}

const CALM = Object.keys(PROBES).filter((name) => PROBES[name]?.destroys !== true);
const LEAVING = Object.keys(PROBES).filter((name) => PROBES[name]?.destroys === true);

test('nothing gets out of the frame, whatever the policy of the page around it', async ({ page }) => {
  expect(await escapes(page, '/sandbox/v1.html', '/open')).toEqual({ sent: [], opened: [] });
});

test('in a browser without connection allowlists, nothing but WebRTC sends anything from it', async ({
  page,
}) => {
  expect(await escapes(page, '/sandbox/policy-only.html', '/')).toMatchObject({ sent: ['webRtc'] });
});

test('in such a browser it leaves for anywhere unless the page forbids it: why hosts send frame-src', async ({
  page,
}) => {
  const { sent } = await escapes(page, '/sandbox/policy-only.html', '/open');
  expect(sent).toEqual(expect.arrayContaining(['metaRefresh', 'selfNavigation']));
});

interface Escapes {
  /** Probes that told somebody something, in order. */
  readonly sent: string[];
  /** Probes that opened a line to somebody and sent nothing on it. */
  readonly opened: string[];
}

/** What reaches somebody from inside the frame. */
async function escapes(page: Page, sandboxUrl: string, path: '/' | '/open'): Promise<Escapes> {
  const open = (): Promise<Frame> => openBrokerFrame(page, lab, { code: plugin, sandboxUrl, path });
  // Those that stay run side by side, each with a listener of its own; those that leave take the frame with them.
  const out = await escapesFrom(await open(), CALM);
  for (const name of LEAVING) out.push(...(await escapesFrom(await open(), [name])));
  const of = (reached: Attempt['reached']): string[] =>
    out.filter((one) => one.reached === reached).map(({ name }) => name);
  return { sent: of('sent').sort(), opened: of('opened').sort() };
}

interface Attempt {
  readonly name: string;
  readonly reached: 'sent' | 'opened' | 'nobody';
}

async function escapesFrom(frame: Frame, names: readonly string[]): Promise<Attempt[]> {
  seen();
  lab.site.takeSecretReads();
  await frame.evaluate(probes);
  const attempts = await Promise.all(names.map((name) => attempt(frame, name)));
  const others = [...lab.site.takeSecretReads().map(() => 'cookie'), ...seen()];
  return [...attempts, ...others.map((name): Attempt => ({ name, reached: 'sent' }))];
}

async function attempt(frame: Frame, name: string): Promise<Attempt> {
  const evil = await startEvilListener();
  try {
    const targets = { evil: evil.origin, host: lab.site.url, udpPort: evil.udpPort };
    const answer = await Promise.race([run(frame, name, targets), late()]);
    const hits = evil.takeHits();
    const sent = hits.some((hit) => hit !== 'connection') || answer.startsWith('GOT');
    return { name, reached: sent ? 'sent' : hits.length > 0 ? 'opened' : 'nobody' };
  } finally {
    await evil.close();
  }
}

async function run(frame: Frame, name: string, targets: object): Promise<string> {
  try {
    const answer = await frame.evaluate(
      async ([name, targets]) => {
        const probe: unknown = Reflect.get(globalThis, 'runProbe');
        if (typeof probe !== 'function') return 'GOT no probes';
        // What the debugger calls itself may evaluate text; what runs afterwards may not.
        await new Promise((resolve) => setTimeout(resolve));
        return String(await Reflect.apply(probe, null, [name, targets]));
      },
      [name, targets] as const,
    );
    if (LEAVING.includes(name)) await late();
    return answer;
  } catch (error) {
    // A frame that left cannot answer any more.
    if (!LEAVING.includes(name)) throw error;
    return late();
  }
}

/** Long enough for whatever is on its way on loopback. */
const late = (): Promise<string> => new Promise((resolve) => setTimeout(resolve, 1_500, 'late'));

/** What frames say to the page, beside the broker. */
async function listen(page: Page): Promise<() => string[]> {
  const heard: string[] = [];
  await page.exposeFunction('told', (message: string) => heard.push(message));
  await page.addInitScript(() => {
    if (self !== top) return;
    addEventListener('message', ({ data }) => {
      const told: unknown = Reflect.get(globalThis, 'told');
      if (data === 'ran' && typeof told === 'function') Reflect.apply(told, null, [data]);
    });
  });
  return () => heard;
}
