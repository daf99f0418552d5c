import type { RawSql, Task } from '@guildhall/messaging';
import type { FastifyInstance } from 'fastify';
import type { DocumentNode } from 'graphql';
import type { Logger } from 'pino';
import type { DueHandler, EventHandler, TaskHandler } from './handlers.ts';
import type { Signer, Verifier } from './keys.ts';
import type { Database } from './marketplace-scope.ts';
import type { OpenPassport } from './passport.ts';
import type { Peers } from './peers.ts';
import type { ReadinessCheck } from './readiness.ts';
import type { Sealer } from './sealing.ts';
import type { Snapshot } from './snapshots.ts';
import type { Unit, UnitContext, UnitOfWork } from './unit-of-work.ts';
import type { Bus } from '@guildhall/messaging';

/** What every part of a service may lean on. */
export interface Ground {
  bus: Bus;
  signer: Signer;
  verifier: Verifier;
  sealer: Sealer;
  peers: Peers;
  actorSecret: Uint8Array;
  log: Logger;
}

/** Everything that makes a service this one and not another. The runtime does the rest. */
export interface ServiceDefinition<Tx extends RawSql, Context extends UnitContext> {
  name: string;
  typeDefs: DocumentNode;
  resolvers: object;
  openDatabase(url: string): Database<Tx>;
  contextOf(unit: Unit<Tx>, ground: Ground): Context;
  /** What it hears from others. */
  events: readonly EventHandler<Context>[];
  /** What it asks of itself. */
  tasks?: readonly TaskHandler<Context>[];
  taskQueues?: Readonly<Record<Task<unknown>['queue'], TaskQueue>>;
  due?: readonly DueHandler<Context>[];
  snapshots?: readonly Snapshot<Context>[];
  /** Hears what other processes say on the bus; server and worker each have a line of their own. */
  listen?(ground: Ground): Promise<void>;
  /** Ends what the service opened by itself, such as child processes; called by server and worker alike. */
  close?(): Promise<void>;
  /** HTTP beyond GraphQL. */
  routes?(app: FastifyInstance, served: Served<Context>): void;
  /** Work of the serving process that is neither request nor job, such as pulling the feed. */
  background?(served: Served<Context>): Promise<{ close(): Promise<void>; ready?: ReadinessCheck }>;
}

export interface TaskQueue {
  /** How many are in the hands of one process. */
  concurrency: number;
  /** How many of one marketplace are under way, wherever. */
  inFlight: number;
  /** Its tasks fill a processor each: a process does no more of them at once than it has processors, fairly. */
  heavy?: boolean;
}

export interface Served<Context> {
  units: UnitOfWork<Context>;
  ground: Ground;
  openPassport: OpenPassport;
  courierUrl: string;
}

export interface RunningServer {
  /** Base URL. */
  url: string;
  close(): Promise<void>;
}
