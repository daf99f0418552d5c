import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const LOGS = join(import.meta.dirname, 'logs.ts');

describe('the access log', () => {
  it('writes every line in its turn, also the last ones before the end', () => {
    const lines = said(
      `for (let at = 0; at < 2_000; at += 1) logs.access.info({ at }, 'answered'); logs.close();`,
    );

    expect(lines.map(({ at }) => at)).toEqual(Array.from({ length: 2_000 }, (_, at) => at));
  });

  it('does not keep a line for longer than a moment', () => {
    const lines = said(
      `logs.access.info('answered'); setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1_500);`,
    );

    expect(lines).toMatchObject([{ msg: 'answered' }]);
  });

  it('lets the process end', () => {
    expect(said(`logs.access.info('answered'); logs.close();`)).toHaveLength(1);
  });
});

/** What a process of its own writes to its standard output. */
function said(code: string): { at?: number; msg: string }[] {
  const program = `import { openLogs } from ${JSON.stringify(LOGS)}; const logs = openLogs('info'); ${code}`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { at?: number; msg: string });
}
