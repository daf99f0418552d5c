import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One gateway to be measured: how it is started beside a supergraph file, on a port. */
export interface Contender {
  readonly name: string;
  /** Whether equal questions under way share one answer. */
  readonly shares: boolean;
  readonly command: (supergraphFile: string, port: number) => readonly string[];
  /** Where it finds what it imports. */
  readonly folder: string;
}

const APOLLO = fileURLToPath(import.meta.resolve('./servers/apollo.mjs'));
const COMPILED = fileURLToPath(import.meta.resolve('./servers/compiled.mjs'));

export function contenders(peers: string): Contender[] {
  const apollo = (name: string, mode: string): Contender => ({
    name,
    shares: false,
    folder: import.meta.dirname,
    command: (file, port) => [APOLLO, file, String(port), mode],
  });
  const ours = (name: string, mode: string, shares: boolean, planner: string): Contender => ({
    name: `${name}${shares ? ', sharing' : ''}`,
    shares,
    folder: import.meta.dirname,
    command: (file, port) => [COMPILED, file, String(port), mode, shares ? 'shared' : 'each', planner],
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
    ours('compiled, trusted document', 'trusted', false, 'hive'),
    ours('compiled, trusted document', 'trusted', true, 'hive'),
  ];
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
    name,
    shares,
    folder: peers,
    command: (file, port) => [
      bin,
      'supergraph',
      file,
      '-c',
      config,
      '--port',
      String(port),
      '--host',
      '127.0.0.1',
      '--fork',
      '1',
    ],
  };
}
