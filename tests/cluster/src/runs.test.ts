import { until } from '@guildhall/testing';
import pg from 'pg';
import { render } from './helm.ts';
import { openOwnCluster, type OwnCluster } from './own-cluster.ts';
import type { Program } from './program.ts';

const READY_MS = 90_000;
let cluster: OwnCluster;
let running: ReadonlyMap<string, Program>;

beforeAll(async () => {
  cluster = await openOwnCluster(render('values-small.yaml'));
}, READY_MS);
afterAll(() => cluster.close(), READY_MS);

/** What the chart rendered, in the order in which a cluster does it. */
describe('an installation', () => {
  it(
    'begins with migrations under the owners’ logins',
    async () => {
      const jobs = cluster.start('Job');
      await allEnded(jobs);

      expect([...jobs.keys()].sort()).toEqual(
        ['catalog', 'forge', 'governance', 'installation', 'queue'].map(
          (name) => `guildhall-migrate-${name}`,
        ),
      );
      expect(failures(jobs)).toEqual([]);
      expect(jobs.get('guildhall-migrate-catalog')?.said()).toContain('catalog: applied');
    },
    READY_MS,
  );

  it(
    'changes nothing when it migrates again',
    async () => {
      const jobs = cluster.start('Job');
      await allEnded(jobs);

      expect([...jobs.values()].map((job) => job.said().trim()).sort()).toEqual(
        ['catalog', 'forge', 'governance', 'installation', 'queue'].map((name) => `${name}: up to date`),
      );
    },
    READY_MS,
  );

  it('leaves to applications only the rows of one marketplace', async () => {
    const admin = new pg.Client({ connectionString: cluster.adminUrl.replace(/postgres$/, 'catalog') });
    await admin.connect();
    const { rows } = await admin.query<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
       AND relname <> '_prisma_migrations' AND NOT relforcerowsecurity`,
    );
    const roles = await admin.query('SELECT 1 FROM pg_roles WHERE rolbypassrls AND NOT rolsuper');
    await admin.end();

    expect(rows).toEqual([]);
    expect(roles.rowCount).toBe(0);
  });

  it(
    'gets a gateway, four servers and four workers that are ready',
    async () => {
      running = cluster.start('Deployment');
      await until('helm test is content', async () => (await asked()).exitCode() === 0, READY_MS);

      expect((await asked()).said().match(/^ready: /gm)).toHaveLength(5);
      expect([...running].filter(([, program]) => program.exitCode() !== null)).toEqual([]);
      expect(running.size).toBe(9);
    },
    READY_MS + 5_000,
  );

  it('has workers that say how they are, as the kubelet asks them', async () => {
    const ready = (url: string) =>
      fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    await until(
      'every worker is ready',
      async () => (await Promise.all(cluster.probeUrls.map(ready))).every(Boolean),
      READY_MS,
    );

    expect(cluster.probeUrls).toHaveLength(4);
  });

  it('answers callers, and counts for Prometheus at a port of its own', async () => {
    const url = cluster.urls.get('guildhall-gateway') ?? '';
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
    const metrics = await fetch(cluster.metricsUrl);

    expect(answer.status).toBe(401);
    await expect(metrics.text()).resolves.toContain('guildhall_http_request_seconds');
    await expect(fetch(`${url}/metrics`).then(({ status }) => status)).resolves.toBe(404);
  });

  it('is told by `helm test` who is not ready', async () => {
    await running.get('guildhall-forge')?.end();

    const after = await asked();

    expect(after.exitCode()).toBe(1);
    expect(after.said().match(/^NOT READY: .*$/gm)).toEqual([
      expect.stringContaining(cluster.urls.get('guildhall-forge') ?? 'nowhere'),
    ]);
  });

  it(
    'stops by itself when it is asked to',
    async () => {
      const codes = await Promise.all(
        [...running].map(async ([name, { end }]) => [name, await end()] as const),
      );

      expect(codes.filter(([, code]) => code !== 0)).toEqual([]);
    },
    READY_MS,
  );
});

/** What `helm test` runs. */
async function asked(): Promise<Program> {
  const [program] = cluster.start('Pod').values();
  if (!program) throw new Error('the chart has no test');
  await program.ended;
  return program;
}

async function allEnded(programs: ReadonlyMap<string, Program>): Promise<void> {
  await Promise.all([...programs.values()].map(({ ended }) => ended));
}

function failures(programs: ReadonlyMap<string, Program>): string[] {
  return [...programs.values()].filter((one) => one.exitCode() !== 0).map((one) => one.said());
}
