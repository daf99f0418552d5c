import pg from 'pg';

/**
 * A pool whose process outlives its server: `onError` hears of every connection that dies, wherever it is.
 *
 * A pool listens to a connection only while it is idle. One that is out, or whose end arrives in one piece with its
 * beginning, has nobody who listens; its error would end the process.
 */
export function openPool(config: pg.PoolConfig, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on('connect', (client) => {
    client.on('error', onError);
  });
  // The same errors once more, of connections that were idle.
  pool.on('error', () => undefined);
  return pool;
}
