import { connect } from 'node:net';
import { once } from 'node:events';
import type { OpenGuildhall } from './open-guildhall.ts';

/** Takes participants out of play without their noticing, and lets them go on. */
export interface Freezer {
  /** Processes by name, such as `installation` or `installation-worker`; `redis` carries bus and queues. */
  freeze(...names: string[]): Promise<void>;
  thawAll(): void;
}

export function openFreezer({ fleet, stores }: OpenGuildhall): Freezer {
  const frozen = new Set<number>();
  return {
    async freeze(...names) {
      for (const name of names) {
        const pid = name === 'redis' ? await redisPid(stores.redis?.url) : fleet?.processes.get(name)?.pid();
        if (pid === undefined) throw new Error(`nothing called ${name} runs in a process of its own`);
        process.kill(pid, 'SIGSTOP');
        frozen.add(pid);
      }
    },
    thawAll() {
      for (const pid of frozen) process.kill(pid, 'SIGCONT');
      frozen.clear();
    },
  };
}

async function redisPid(url: string | undefined): Promise<number> {
  if (url === undefined) throw new Error('this Guildhall runs without Redis');
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write('INFO server\r\n');
  const answer = once(socket, 'data').then(([data]) => String(data));
  const pid = /process_id:(\d+)/.exec(await answer)?.[1];
  socket.destroy();
  if (pid === undefined) throw new Error('Redis does not say which process it is');
  return Number(pid);
}
