import { startServer, untilStopped } from '@guildhall/service-runtime';
import { readEnvironment } from './environment.ts';
import { governance } from './service.ts';

const server = await startServer(governance, readEnvironment());
await untilStopped();
await server.close();
