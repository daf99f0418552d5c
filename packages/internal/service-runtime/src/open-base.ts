import type { RawSql } from '@guildhall/messaging';
import type { ServiceEnvironment } from './environment.ts';
import { openGround } from './ground.ts';
import type { Database } from './marketplace-scope.ts';
import type { Ground, ServiceDefinition } from './service.ts';
import type { UnitContext } from './unit-of-work.ts';

/** What a service's server and worker both stand on. It is closed with `opened`, after whatever is opened later. */
export async function openBase<Tx extends RawSql, Context extends UnitContext>(
  opened: AsyncDisposableStack,
  definition: ServiceDefinition<Tx, Context>,
  { name, env }: { name: string; env: ServiceEnvironment },
): Promise<{ ground: Ground; database: Database<Tx> }> {
  const ground = await openGround(name, env);
  opened.defer(() => ground.bus.close());
  opened.defer(async () => definition.close?.());
  await definition.listen?.(ground);
  const database = definition.openDatabase(env.databaseUrl);
  opened.defer(() => database.close());
  return { ground, database };
}
