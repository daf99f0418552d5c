import { readSubgraph } from '@guildhall/schema';
import type { ServiceDefinition } from '@guildhall/service-runtime';
import { contextOf, type Context } from './context.ts';
import { openDatabase, type Tx } from './database.ts';
import { inspector as ownInspector } from './inspection/own-inspector.ts';
import type { Inspector } from './inspection/inspector.ts';
import { installationEvents } from './modules/installation/installation.jobs.ts';
import { invocationDue } from './modules/invocation/invocation.due.ts';
import { invocationQueues, invocationTasks } from './modules/invocation/invocation.tasks.ts';
import { scheduleDue } from './modules/schedule/schedule.due.ts';
import { serveWebhooks } from './modules/webhook/webhook.routes.ts';
import type { FunctionRuntime } from './runtime/function-runtime.ts';
import { functionRuntime, openReplaySandbox } from './runtime/own-runtime.ts';
import type { OpenReplaySandbox } from './modules/golden/replaying.ts';
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

/** Forge, looking at plugins through `inspector` and running their functions in `runtime`. */
export function forgeWith(
  inspector: Inspector,
  runtime: FunctionRuntime = functionRuntime,
  openReplays: OpenReplaySandbox = openReplaySandbox,
): ServiceDefinition<Tx, Context> {
  let units: Context['units'] = null;
  return {
    name: 'forge',
    typeDefs: readSubgraph('forge'),
    resolvers,
    openDatabase,
    contextOf: (unit, ground) => contextOf(unit, ground, { inspector, runtime, units }),
    events: [
      ...marketplaceEvents,
      ...publisherEvents,
      ...surfaceEvents,
      ...restrictionEvents,
      ...versionEvents,
      ...installationEvents,
    ],
    tasks: [...runTasks(inspector, openReplays), ...invocationTasks(runtime)],
    taskQueues: { ...runQueues, ...invocationQueues },
    due: [...runDue, ...invocationDue, ...scheduleDue],
    snapshots: runSnapshots,
    listen: ({ bus }) => runtime.listen(bus),
    async close() {
      await Promise.all([inspector.close(), runtime.close()]);
    },
    routes(app, served) {
      units = served.units;
      serveUploads(app, served);
      serveArtifacts(app, served);
      serveWebhooks(app, served);
    },
  };
}

/** Takes in plugins, checks and builds them, and reports what it saw. */
export const forge = forgeWith(ownInspector);
