import { Redis } from 'ioredis';

/** A Redis that nobody waits for: what it does not say within a moment is done without it. Not connected yet. */
export function impatientRedis(
  url: string,
  { stumbled, keyPrefix = '' }: { stumbled: (error: Error) => void; keyPrefix?: string },
): Redis {
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 250,
    // Whoever is gone does not say goodbye; to wait for it held up the end of the process.
    disconnectTimeout: 250,
    keyPrefix,
  });
  redis.on('error', stumbled);
  return redis;
}
