import { z } from 'zod';
import { startServer } from './start-server.ts';
import { startWorker } from './start-worker.ts';
import { aNoteEnvironment, noteService, nothingHeard } from './testing/note-service.ts';

/** Nobody listens there. */
const AWAY = 'postgresql://runtime_app@127.0.0.1:1/runtime';
let world: Awaited<ReturnType<typeof aNoteEnvironment>>;

beforeAll(async () => {
  world = await aNoteEnvironment(process.env['TEST_POSTGRES_URL'] ?? '');
}, 20_000);
afterAll(() => world.drop());

const well = { live: 200, ready: 200, reasons: {} };
const refused: unknown = expect.stringMatching(/ECONNREFUSED/);
const ill = { live: 200, ready: 503, reasons: { database: refused } };

describe('the health of a server', () => {
  it.each([
    ['is good while its database answers', {}, well],
    ['names the database while that is away, and the process lives', { databaseUrl: AWAY }, ill],
  ])('%s', async (_name, changed, expected) => {
    await using opened = new AsyncDisposableStack();
    const server = await startServer(noteService(nothingHeard()), { ...world.env, ...changed });
    opened.defer(() => server.close());

    expect(await healthOf(server.url)).toEqual(expected);
  });
});

describe('the health of a worker', () => {
  it.each([
    ['is good while database and queues answer', {}, well],
    ['names the database while that is away, and the process lives', { databaseUrl: AWAY }, ill],
  ])('%s', async (_name, changed, expected) => {
    await using opened = new AsyncDisposableStack();
    const worker = await startWorker(noteService(nothingHeard()), { ...world.env, ...changed, probePort: 0 });
    opened.defer(() => worker.close());

    expect(await healthOf(worker.probes ?? '')).toEqual(expected);
  });

  it('is told to nobody where no port is named for it', async () => {
    const worker = await startWorker(noteService(nothingHeard()), world.env);
    await worker.close();

    expect(worker.probes).toBeNull();
  });
});

async function healthOf(url: string): Promise<unknown> {
  const [live, ready] = [await fetch(`${url}/livez`), await fetch(`${url}/readyz`)];
  const { reasons } = z.object({ reasons: z.record(z.string(), z.string()) }).parse(await ready.json());
  return { live: live.status, ready: ready.status, reasons };
}
