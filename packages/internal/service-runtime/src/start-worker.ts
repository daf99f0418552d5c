import { availableParallelism } from 'node:os';
import {
  openAcknowledgements,
  openQueues,
  startCourier,
  within,
  type Queues,
  type RawSql,
} from '@guildhall/messaging';
import { deliver, type Recipient } from './deliver.ts';
import type { ServiceEnvironment } from './environment.ts';
import { openBase } from './open-base.ts';
import { databaseCheck, openProbes } from './readiness.ts';
import type { ServiceDefinition, TaskQueue } from './service.ts';
import { startTimers } from './timers.ts';
import { openTurnstile } from './turnstile.ts';
import { openUnitOfWork, type Unit, type UnitContext } from './unit-of-work.ts';

type Lane = Pick<TaskQueue, 'concurrency' | 'heavy'>;

const EVENT_CONCURRENCY = 8;
const URGENT_CONCURRENCY = 4;
const QUEUES_ANSWER_WITHIN_MS = 2_000;

/** Does what a service does without being asked: carries its messages, hears others', keeps its dates. */
export async function startWorker<Tx extends RawSql, Context extends UnitContext>(
  definition: ServiceDefinition<Tx, Context>,
  env: ServiceEnvironment,
): Promise<{ probes: string | null; close(): Promise<void> }> {
  const { name, taskQueues = {} } = definition;
  // What is open when a start fails is closed again, in the order of a stop.
  await using opened = new AsyncDisposableStack();
  const { ground, database } = await openBase(opened, definition, { name: `${name}-worker`, env });
  const { bus, log } = ground;
  const onError = (error: Error) => {
    log.warn(error, 'a connection stumbled');
  };
  const open = <Out>(contextOf: (unit: Unit<Tx>) => Out) =>
    openUnitOfWork({ service: name, database, bus, contextOf });
  const contextOf = (unit: Unit<Tx>) => definition.contextOf(unit, ground);

  const stop = new AbortController();
  const recipient: Recipient<Context> = {
    units: open(contextOf),
    bare: open<Unit<RawSql>>((unit) => unit),
    events: new Map(definition.events.map((handler) => [handler.name, handler])),
    tasks: new Map((definition.tasks ?? []).map((handler) => [handler.name, handler])),
    signal: stop.signal,
    log,
  };
  const acknowledgements = openAcknowledgements(bus);
  opened.defer(() => acknowledgements.flush());
  const queues = openQueues(env.queueUrl, onError);
  opened.defer(() => queues.close());
  const courier = await startCourier({
    service: name,
    databaseUrl: env.courierDatabaseUrl,
    queues,
    bus,
    inFlight: Object.fromEntries(
      Object.entries(taskQueues).map(([queue, { inFlight }]) => [queue, inFlight]),
    ),
    onError,
  });
  opened.defer(() => courier.close());
  const heavy = openTurnstile(availableParallelism());
  await consumeAll(queues, {
    [`${name}-events`]: { concurrency: EVENT_CONCURRENCY },
    [`${name}-urgent`]: { concurrency: URGENT_CONCURRENCY },
    ...taskQueues,
  });
  const timers = startTimers({
    courierUrl: env.courierDatabaseUrl,
    units: open((unit) => ({ ctx: contextOf(unit), tx: unit.tx })),
    handlers: definition.due ?? [],
    log,
  });
  opened.defer(() => timers.close());
  opened.defer(() => {
    stop.abort();
  });

  async function consumeAll(from: Queues, lanes: Readonly<Record<string, Lane>>): Promise<void> {
    for (const [queue, { concurrency, heavy: isHeavy = false }] of Object.entries(lanes))
      await from.consume(queue, concurrency, async (delivery) => {
        const { marketplaceId, producer, outboxId } = delivery.parcel;
        const work = () => deliver(recipient, delivery);
        await (isHeavy ? heavy.pass(marketplaceId, work) : work());
        acknowledgements.say(producer, outboxId);
      });
  }

  const probes =
    env.probePort === undefined ? null : await openProbes({ ...env, port: env.probePort }, health());
  if (probes) opened.defer(() => probes.close());
  const running = opened.move();
  return { probes: probes?.url ?? null, close: () => running.disposeAsync() };

  function health() {
    const answer = () =>
      within(QUEUES_ANSWER_WITHIN_MS, queues.depth(`${name}-events`), 'the queues did not answer');
    return [databaseCheck(recipient.bare), { name: 'queues', check: () => answer().then(() => null) }];
  }
}
