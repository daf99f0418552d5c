import type { LocalRun } from '../sandbox/invoke-locally.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';

/** A run for people: what it logged, what it answered or why not, and what it cost. */
export function renderRun({ result, requests }: LocalRun, paint: Terminal['paint']): string {
  const logs = result.logs.map(({ level, text }) => `${paint('dim', `[${level}]`)} ${visible(text)}`);
  const sent = requests.map(({ method, url }) => paint('dim', `→ ${method} ${visible(url)}`));
  const ended =
    result.outcome === 'ok'
      ? `${paint('green', '✔')} ${visible(JSON.stringify(result.value, null, 2), { lines: true })}`
      : `${paint('red', '✘')} ${result.outcome}: ${visible(result.message)}`;
  const { cpuMs, wallMs, hostCalls } = result;
  const cost = `${cpuMs.toFixed(1)} ms of processor, ${wallMs.toFixed(0)} ms in all, ${hostCalls} host calls.`;
  return [...logs, ...sent, ended, paint('dim', cost)].join('\n');
}
