import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readEnvironment, setNodeOptions } from '../environment.ts';
import { takeAway, type Control } from './controls.ts';

const MESSAGING = join(import.meta.dirname, '../../../../packages/internal/messaging/src/index.ts');
const CATALOG = join(
  import.meta.dirname,
  '../../../../services/forge/src/modules/version/version.repository.ts',
);

/** What a process with these options has loaded: the text of its protections. */
async function protections(nodeOptions: string): Promise<string> {
  const script = `const m = await import('${MESSAGING}'); const v = await import('${CATALOG}');
    console.log(String(m.inboxOf), String(m.outboxOf), ...Object.values(v).map(String));`;
  const env = { NODE_OPTIONS: nodeOptions };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env,
  });
  return stdout;
}

/** The options that `takeAway` leaves for processes started later. */
function optionsWithout(control: Control): string {
  const { nodeOptions: before } = readEnvironment();
  setNodeOptions('');
  takeAway(control);
  const { nodeOptions } = readEnvironment();
  setNodeOptions(before);
  return nodeOptions;
}

describe('a control', () => {
  it.each<[Control, string]>([
    ['inbox', 'return inserted < 2;'],
    ['outbox', 'straightToQueue('],
    ['rev', 'WHERE TRUE'],
  ])(
    'takes the %s away in processes that are started later, and only there',
    async (control, sign) => {
      expect(await protections(optionsWithout(control))).toContain(sign);
      expect(await protections('')).not.toContain(sign);
    },
    30_000,
  );
});
