import { openPool } from '@guildhall/database';
import pg from 'pg';

// A process of its own, because the question is whether it lives: `node open-once-process.ts <steady|plain> <url>`
const [, , kind, connectionString = ''] = process.argv;
const config = { connectionString, max: 1 };
const pool = kind === 'steady' ? openPool(config, () => undefined) : new pg.Pool(config);
pool.on('error', () => undefined);
const client = await pool.connect();
client.release();
await pool.end();
console.log('alive');
