import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { pino } from 'pino';
import { followSupergraph, type ReloadOutcome } from './follow-supergraph.ts';

const FIRST = 'type Query { shown: Int }';
const SHIPPED = 'query Page { shown }';
const folder = mkdtempSync(join(tmpdir(), 'guildhall-supergraph-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a gateway that follows its supergraph', () => {
  it('leaves alone what has not changed', async () => {
    const { look, served } = aFollower();
    await look();
    expect(served).toEqual([]);
  });

  it('serves what was written', async () => {
    const { look, served, told, write } = aFollower();
    write('type Query { shown: Int more: Int }');
    await look();
    await look();
    expect(served).toEqual(['type Query { shown: Int more: Int }']);
    expect(told).toEqual(['taken']);
  });

  it('does not say that it took what cannot serve before it is started anew', async () => {
    const { look, told, write } = aFollower({ takes: false });
    write('type Query { shown: Int more: Int }');
    await look();
    await look();
    expect(told).toEqual(['ignored']);
  });

  it('goes on with the old one while the file is gone, says so once, and takes what comes in its place', async () => {
    const { look, told, write, remove } = aFollower();
    remove();
    await look();
    await look();
    expect(told).toEqual(['refused']);
    write('type Query { shown: Int more: Int }');
    await look();
    expect(told).toEqual(['refused', 'taken']);
  });

  it.each([
    ['is broken', 'type Query { shown: '],
    ['is empty', ''],
    ['a client’s document would no longer fit', 'type Query { hidden: Int }'],
  ])('goes on with the old one when the new one %s, and says so once', async (_name, broken) => {
    const { look, served, told, write } = aFollower();
    write(broken);
    await look();
    await look();
    expect({ served, told }).toEqual({ served: [], told: ['refused'] });
    write(`${FIRST}\n`);
    await look();
    expect(told).toEqual(['refused', 'taken']);
  });
});

function aFollower({ takes = true }: { takes?: boolean } = {}) {
  const file = join(folder, `${crypto.randomUUID()}.graphql`);
  writeFileSync(file, FIRST);
  const served: string[] = [];
  const told: ReloadOutcome[] = [];
  const { look } = followSupergraph({
    ...{ file, serving: FIRST, log: pino({ level: 'silent' }) },
    documents: { find: () => null, all: () => [SHIPPED] },
    read: async (sdl) => Promise.resolve({ apiSchema: buildSchema(sdl) }),
    serve(sdl) {
      served.push(sdl);
      return Promise.resolve(takes);
    },
    tell: (outcome) => void told.push(outcome),
  });
  return {
    ...{ look, served, told },
    remove: () => {
      rmSync(file);
    },
    write: (sdl: string) => {
      writeFileSync(file, sdl);
    },
  };
}
