import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWire, startRedis, type Wire } from '@guildhall/embedded';
import { noteRedis } from './leftovers.ts';
import type { OpenGuildhall } from './open-guildhall.ts';
import { openPrepared } from './open-prepared.ts';

/** A Guildhall whose bus is a Redis of its own, at the other end of a line that can be silenced. */
export interface GuildhallWithBusApart extends OpenGuildhall {
  bus: Wire;
}

export async function openWithBusApart(): Promise<GuildhallWithBusApart> {
  const folder = mkdtempSync(join(tmpdir(), `guildhall-journey-${process.ppid}-`));
  const redis = await startRedis(folder);
  noteRedis(folder, redis.url);
  const bus = await openWire(Number(new URL(redis.url).port));
  const closeBus = async () => {
    await bus.close();
    await redis.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const guildhall = await openPrepared('its own bus', { bus: bus.through(redis.url) });
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
