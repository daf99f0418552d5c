// The gateway itself, as production runs it: guildhall.mjs <supergraph> <port> <door>
import { readFileSync } from 'node:fs';

const [file, port, door] = process.argv.slice(2);
const { environment } = JSON.parse(readFileSync(door, 'utf8'));
Object.assign(process.env, environment, { SUPERGRAPH: file, PORT: port });
// Read after its environment is set.
await import('../../../gateway/src/main.ts');
