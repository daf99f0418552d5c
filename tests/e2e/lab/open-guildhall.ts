import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClient, startGuildhall, type Client, type Guildhall } from '@guildhall/standalone';
import { carrierHere } from '@guildhall/testing';
import { noteProcesses } from './leftovers.ts';

export type PersonaName = keyof Guildhall['personas'];

/** All of Guildhall, opened for one file of tests and gone with it. */
export interface OpenGuildhall extends Guildhall {
  /** Speaks GraphQL as this persona. */
  as(persona: PersonaName): Client;
  folder: string;
}

/** Every test that opens a Guildhall waits for this long at most. Milliseconds. */
export const OPENING_MS = 60_000;

/** `many` gives each service, worker and the gateway a process of its own, so that one of them can be killed. */
export async function openGuildhall(processes: 'one' | 'many' = 'one'): Promise<OpenGuildhall> {
  // The parent of a test's process is the run; whatever a killed test leaves is found by this name.
  const folder = mkdtempSync(join(tmpdir(), `guildhall-journey-${process.ppid}-`));
  // PostgreSQL may run as another user.
  chmodSync(folder, 0o755);
  const options = {
    dataFolder: folder,
    port: 0,
    exampleHostPort: 0,
    queues: carrierHere(),
    processes,
    logLevel: 'fatal',
  };
  const guildhall = await startGuildhall(options);
  noteProcesses(folder, guildhall);
  return {
    ...guildhall,
    folder,
    as: (persona) => openClient(guildhall.gateway, guildhall.personas[persona].token),
    async close() {
      await guildhall.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
