import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Manner } from './requests.ts';

/** Files that a gateway's process reads. */
export interface Files {
  readonly supergraph: string;
  /** Keys, tokens and the door's stores; null where nobody is asked who they are. */
  readonly door: string | null;
  /** What the first contender answered, by request; written once it stands. */
  readonly answers: string;
}

/** One gateway to be measured: how it is started on a port, and how it is asked. */
export interface Contender {
  readonly name: string;
  /** Whether equal questions under way share one answer. */
  readonly shares: boolean;
  readonly manner: Manner;
  readonly command: (files: Files, port: number) => readonly string[];
  /** Where it finds what it imports. */
  readonly folder: string;
}

const APOLLO = serverFile('apollo.mjs');
const COMPILED = serverFile('compiled.mjs');
const GUILDHALL = serverFile('guildhall.mjs');
const BARE = serverFile('bare.mjs');
const HERE = { shares: false, manner: 'text', folder: import.meta.dirname } as const;

/** The bare work of a gateway: no identity, limits or logging on any side. */
export function contenders(peers: string): Contender[] {
  const ours = (name: string, mode: string, shares: boolean, planner: string): Contender => ({
    ...HERE,
    name: `${name}${shares ? ', sharing' : ''}`,
    shares,
    command: ({ supergraph }, port) => [
      ...[COMPILED, supergraph, String(port), mode],
      ...[shares ? 'shared' : 'each', planner],
    ],
  });
  return [
    apollo('Apollo gateway, default', 'default'),
    apollo('Apollo gateway, tuned (Fastify, undici)', 'tuned'),
    hive('Hive Gateway', peers, { rust: false, shares: false }),
    hive('Hive Gateway, Rust planner', peers, { rust: true, shares: false }),
    hive('Hive Gateway, Rust planner, sharing', peers, { rust: true, shares: true }),
    ours('compiled, behind Apollo Server', 'server', false, 'hive'),
    ours('compiled, behind Apollo Server', 'server', true, 'hive'),
    ours('compiled, Apollo planner, behind Apollo Server', 'server', false, 'apollo'),
    ours('compiled, short way', 'trusted', false, 'hive'),
    ours('compiled, short way', 'trusted', true, 'hive'),
  ];
}

/** Ours as production runs it; stock with the same authentication; and what Node takes to answer anything at all. */
export function contendersAtTheDoor(peers: string): Contender[] {
  const guildhall = (name: string, manner: Manner): Contender => ({
    ...HERE,
    name: `Guildhall, ${name}`,
    manner,
    command: ({ supergraph, door }, port) => [GUILDHALL, supergraph, String(port), door ?? ''],
  });
  const bare = (name: string, manner: Manner): Contender => ({
    ...HERE,
    name: `bare Node, ${name}`,
    manner,
    command: ({ answers }, port) => [BARE, answers, String(port)],
  });
  return [
    apollo('Apollo gateway, default, same authentication', 'default'),
    apollo('Apollo gateway, tuned, same authentication', 'tuned'),
    hive('Hive Gateway, Rust planner, no authentication', peers, { rust: true, shares: false }),
    guildhall('document as text', 'text'),
    guildhall('document by hash', 'hash'),
    guildhall('GET by hash', 'get'),
    guildhall('GET by hash, known already (304)', 'known'),
    bare('POST', 'hash'),
    bare('GET', 'get'),
  ];
}

function serverFile(name: string): string {
  return fileURLToPath(import.meta.resolve(`./servers/${name}`));
}

function apollo(name: string, mode: string): Contender {
  return {
    ...HERE,
    name,
    command: ({ supergraph, door }, port) => [APOLLO, supergraph, String(port), mode, door ?? ''],
  };
}

/** It shares requests to subgraphs by itself; `shares` adds what its own benchmark adds, sharing whole answers. */
function hive(name: string, peers: string, { rust, shares }: { rust: boolean; shares: boolean }): Contender {
  const config = `gateway-${rust ? 'rust' : 'js'}-${shares ? 'shared' : 'each'}.config.mjs`;
  const lines = [
    `import { defineConfig } from '@graphql-hive/gateway';`,
    ...(rust ? [`import { unifiedGraphHandler } from '@graphql-hive/router-runtime';`] : []),
    `export const gatewayConfig = defineConfig({ ${rust ? 'unifiedGraphHandler, ' : ''}inboundInflightRequestDeduplication: ${shares}, logging: 'error' });`,
  ];
  writeFileSync(join(peers, config), lines.join('\n'));
  const bin = 'node_modules/@graphql-hive/gateway/dist/bin.js';
  return {
    ...{ name, shares, manner: 'text', folder: peers },
    command: ({ supergraph }, port) => [
      ...[bin, 'supergraph', supergraph, '-c', config],
      ...['--port', String(port), '--host', '127.0.0.1', '--fork', '1'],
    ],
  };
}
