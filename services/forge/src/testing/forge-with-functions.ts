import { loopbackEgress } from '@guildhall/egress/testing';
import { installationChanged, type InstallationState } from '@guildhall/schema';
import { engineTable, type EngineTable } from '../runtime/engine-table.ts';
import { openFunctionRuntime } from '../runtime/function-runtime.ts';
import { fakeInspector } from './fake-inspector.ts';
import { fakeSandbox, type FakeRun } from './fake-sandbox.ts';
import { aForge, type TestForge } from './harness.ts';
import { anInstallation, type Installed } from './installed.ts';

export type TestSandbox = ReturnType<typeof fakeSandbox>;

/** Forge with a sandbox in which `play` stands for every function; unless said, each ends well and says nothing. */
export async function aForgeWithFunctions(
  play: FakeRun = () => Promise.resolve({}),
  engines: EngineTable = engineTable({ engine: 'quickjs' }),
) {
  const sandbox = fakeSandbox(play);
  const runtime = openFunctionRuntime({
    engines,
    openSandbox: (engine) => Promise.resolve(sandbox.as(engine)),
    wayOut: loopbackEgress,
  });
  return { forge: await aForge(fakeInspector(), runtime), sandbox };
}

/** Tells forge of one more installation of a release that it knows, or of a change of one. */
export async function alsoInstalled(
  forge: TestForge,
  { bundles }: InstallationState,
  over: Installed['over'],
  grants?: InstallationState['grants'],
): Promise<InstallationState> {
  const bundle = bundles[0] ?? { name: 'functions.js', sha256: '0'.repeat(64) };
  const state = await anInstallation(forge, bundle, { ...(over && { over }), ...(grants && { grants }) });
  await forge.hear(installationChanged, state);
  return state;
}

/** What tasks say of functions that are to run, oldest first. */
export async function queuedFunctions(forge: TestForge): Promise<{ invocationId: string }[]> {
  const rows = await forge.rows<{ body: { invocationId: string } }>(
    "SELECT body FROM outbox WHERE queue = 'forge-functions' ORDER BY id",
  );
  return rows.map(({ body }) => body);
}

/** Lets the first function run that waits. */
export async function runQueued(forge: TestForge): Promise<void> {
  const [task] = await queuedFunctions(forge);
  if (!task) throw new Error('no function waits');
  await forge.work('forge.function.due', task);
}
