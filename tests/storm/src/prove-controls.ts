import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { CONTROLS, EXPECTED, type Control } from './controls/controls.ts';

const MAIN = join(import.meta.dirname, 'main.ts');
const SECONDS = '12';

/**
 * Blows a storm without each of the protections in turn. A control passes when its storm fails, and with the fault
 * that the protection is there to prevent.
 */
export async function proveControls(
  args: readonly string[],
  say: (line: string) => void,
): Promise<{ passed: number; failed: number }> {
  let passed = 0;
  for (const control of CONTROLS) {
    const { code, last } = await blowWithout(control, args);
    const proven = code === 1 && countIn(last, EXPECTED[control]) > 0;
    if (proven) passed++;
    say(`without its ${control}: ${proven ? `${EXPECTED[control]}, as it must be` : 'NOT SEEN'} (${last})`);
  }
  return { passed, failed: CONTROLS.length - passed };
}

function blowWithout(control: Control, args: readonly string[]): Promise<{ code: unknown; last: string }> {
  // The last word of an option counts.
  const words = [MAIN, ...args, '--seconds', SECONDS, '--control', control];
  return new Promise((resolve) => {
    execFile(process.execPath, words, (error, stdout) => {
      resolve({ code: error?.code ?? 0, last: stdout.trim().split('\n').at(-1) ?? '' });
    });
  });
}

/** How often the last line of a storm counts a fault. */
export function countIn(line: string, fault: string): number {
  return Number(new RegExp(`${fault} (\\d+)`).exec(line)?.[1] ?? 0);
}
