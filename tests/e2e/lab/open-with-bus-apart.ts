import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWire, startPostgres, startRedis, type EmbeddedServer, type Wire } from '@guildhall/embedded';
import { carrierHere } from '@guildhall/testing';
import { noteRedis } from './leftovers.ts';
import type { OpenGuildhall } from './open-guildhall.ts';
import { openPrepared } from './open-prepared.ts';

/** A Guildhall whose bus is a server of its own, at the other end of a line that can be silenced. */
export interface GuildhallWithBusApart extends OpenGuildhall {
  bus: Wire;
}

export async function openWithBusApart(): Promise<GuildhallWithBusApart> {
  const folder = mkdtempSync(join(tmpdir(), `guildhall-journey-${process.ppid}-`));
  const server = await openBusServer(folder);
  const bus = await openWire(Number(new URL(server.url).port));
  const closeBus = async () => {
    await bus.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const guildhall = await openPrepared('its own bus', { bus: bus.through(server.url) });
    return {
      ...guildhall,
      bus,
      async close() {
        await guildhall.close();
        await closeBus();
      },
    };
  } catch (error) {
    await closeBus();
    throw error;
  }
}

/** Of the kind that carries everything else on this machine. */
async function openBusServer(folder: string): Promise<EmbeddedServer> {
  if (carrierHere() === 'postgres') {
    // It may run as another user.
    chmodSync(folder, 0o755);
    return startPostgres(join(folder, 'postgres'));
  }
  const redis = await startRedis(folder);
  noteRedis(folder, redis.url);
  return redis;
}
