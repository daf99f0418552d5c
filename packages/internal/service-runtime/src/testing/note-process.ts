// A service as a process of its own, for tests of how one ends: says its address, and goes when it is told to.
import { serviceEnvironment } from '../environment.ts';
import { startServer } from '../start-server.ts';
import { untilStopped } from '../until-stopped.ts';
import { noteService, nothingHeard } from './note-service.ts';

const server = await startServer(noteService(nothingHeard()), serviceEnvironment.parse(process.env));
console.log(server.url);
await untilStopped();
await server.close();
