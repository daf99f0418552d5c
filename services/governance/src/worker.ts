import { startWorker, untilStopped } from '@guildhall/service-runtime';
import { readEnvironment } from './environment.ts';
import { governance } from './service.ts';

const worker = await startWorker(governance, readEnvironment());
await untilStopped();
await worker.close();
