import { startWorker, untilStopped } from '@guildhall/service-runtime';
import { readEnvironment } from './environment.ts';
import { installation } from './service.ts';

const worker = await startWorker(installation, readEnvironment());
await untilStopped();
await worker.close();
