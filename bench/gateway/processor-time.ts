import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of Linux' accounting, in microseconds. */
const TICK_US = 10_000;

/** User and system time of a process and all its descendants so far, in microseconds. Linux only. */
export function processorTime(pid: number): number {
  return tree(pid).reduce((sum, each) => sum + ticksOf(each), 0) * TICK_US;
}

/** Resident memory of a process and its descendants, in megabytes. */
export function memoryOf(pid: number): number {
  const kilobytes = tree(pid).map((each) => Number(/VmRSS:\s+(\d+)/.exec(read(each, 'status'))?.[1] ?? 0));
  return Math.round(kilobytes.reduce((sum, each) => sum + each, 0) / 1_024);
}

function tree(root: number): number[] {
  const children = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && parentOf(Number(name)) === root,
  );
  return [root, ...children.flatMap((child) => tree(Number(child)))];
}

/** Fields behind the command's name, which may hold spaces and brackets. */
function fieldsOf(pid: number): string[] {
  const text = read(pid, 'stat');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function parentOf(pid: number): number {
  return Number(fieldsOf(pid)[1] ?? 0);
}

function ticksOf(pid: number): number {
  const fields = fieldsOf(pid);
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}

/** Processes come and go; one that is gone has used nothing more. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
