import { readSubgraph } from '@guildhall/schema';
import type { ServiceDefinition } from '@guildhall/service-runtime';
import { contextOf, type Context } from './context.ts';
import { openDatabase, type Tx } from './database.ts';
import { inspector as ownInspector } from './inspection/own-inspector.ts';
import type { Inspector } from './inspection/inspector.ts';
import { serveArtifacts } from './modules/artifact/artifact.routes.ts';
import { marketplaceEvents } from './modules/marketplace/marketplace.jobs.ts';
import { publisherEvents } from './modules/publisher/publisher.jobs.ts';
import { restrictionEvents } from './modules/restriction/restriction.jobs.ts';
import { runDue } from './modules/run/run.due.ts';
import { runSnapshots } from './modules/run/run.snapshots.ts';
import { runQueues, runTasks } from './modules/run/run.tasks.ts';
import { surfaceEvents } from './modules/surface/surface.jobs.ts';
import { serveUploads } from './modules/upload/upload.routes.ts';
import { versionEvents } from './modules/version/version.jobs.ts';
import { resolvers } from './resolvers.ts';

/** Forge, looking at plugins through `inspector`. */
export function forgeWith(inspector: Inspector): ServiceDefinition<Tx, Context> {
  return {
    name: 'forge',
    typeDefs: readSubgraph('forge'),
    resolvers,
    openDatabase,
    contextOf,
    events: [
      ...marketplaceEvents,
      ...publisherEvents,
      ...surfaceEvents,
      ...restrictionEvents,
      ...versionEvents,
    ],
    tasks: runTasks(inspector),
    taskQueues: runQueues,
    due: runDue,
    snapshots: runSnapshots,
    close: () => inspector.close(),
    routes(app, served) {
      serveUploads(app, served);
      serveArtifacts(app, served);
    },
  };
}

/** Takes in plugins, checks and builds them, and reports what it saw. */
export const forge = forgeWith(ownInspector);
