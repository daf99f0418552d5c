import { spawn } from 'node:child_process';
import { untilSaid } from './until-said.ts';

const READY = 'ready to accept connections';

/** A server that says these pieces, and lives on for a moment. */
function serverThat(...pieces: string[]): Promise<void> {
  const script = `const say = (at) => { if (at < ${pieces.length}) process.stderr.write(${JSON.stringify(pieces)}[at], () => setTimeout(say, 20, at + 1)); }; say(0);`;
  const server = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'ignore', 'pipe'] });
  return untilSaid(server, server.stderr, READY, 'the server');
}

describe('waiting until a server says that it is ready', () => {
  it.each<[string, string[]]>([
    ['alone', [READY]],
    ['in two pieces', ['ready to acc', 'ept connections']],
    [
      'before many lines of clients that come back at once',
      [`${READY}\n${'FATAL: too early\n'.repeat(500)}`],
    ],
    ['after many lines', ['LOG: recovering\n'.repeat(500), READY]],
  ])('hears it %s', async (_how, pieces) => {
    await expect(serverThat(...pieces)).resolves.toBeUndefined();
  });

  it('says how a server ended that never was ready', async () => {
    await expect(serverThat('no space left on device')).rejects.toThrow(
      'the server did not start: no space left on device',
    );
  });
});
