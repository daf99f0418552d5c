import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { CONTROLS, EXPECTED, type Control } from './controls/controls.ts';

const MAIN = join(import.meta.dirname, 'main.ts');

/**
 * Strikes at the exact moments that the protections are there for: a deployment that has them all, which must stand it,
 * and one without each of them, which must fail, and with the fault that this protection prevents.
 */
export async function proveControls(
  queues: string,
  say: (line: string) => void,
): Promise<{ passed: number; failed: number }> {
  let passed = 0;
  for (const control of ['none', ...CONTROLS] as const) {
    const begun = performance.now();
    let { code, last } = await strikeWithout(control, queues);
    // A blow can miss its moment. What must stand is never given a second chance.
    if (control !== 'none' && !isProven(control, code, last))
      ({ code, last } = await strikeWithout(control, queues));
    const proven = isProven(control, code, last);
    if (proven) passed++;
    const seconds = ((performance.now() - begun) / 1_000).toFixed(0);
    const name = control === 'none' ? 'with all protections' : `without its ${control}`;
    say(`${name}: ${proven ? 'as it must be' : 'NOT AS IT MUST BE'} (${last}; ${seconds} s)`);
  }
  return { passed, failed: CONTROLS.length + 1 - passed };
}

/** Whether the end of a run is the one that this control is there to show. */
export function isProven(control: Control | 'none', code: unknown, last: string): boolean {
  return control === 'none' ? code === 0 : code === 1 && countIn(last, EXPECTED[control]) > 0;
}

function strikeWithout(control: Control | 'none', queues: string): Promise<{ code: unknown; last: string }> {
  const words = [MAIN, '--queues', queues, '--control', control];
  return new Promise((resolve) => {
    execFile(process.execPath, words, (error, stdout) => {
      resolve({ code: error?.code ?? 0, last: stdout.trim().split('\n').at(-1) ?? '' });
    });
  });
}

/** How often the last line of a run counts a fault. */
export function countIn(line: string, fault: string): number {
  return Number(new RegExp(`${fault} (\\d+)`).exec(line)?.[1] ?? 0);
}
