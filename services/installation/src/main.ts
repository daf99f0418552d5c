import { startServer, untilStopped } from '@guildhall/service-runtime';
import { readEnvironment } from './environment.ts';
import { installation } from './service.ts';

const server = await startServer(installation, readEnvironment());
await untilStopped();
await server.close();
