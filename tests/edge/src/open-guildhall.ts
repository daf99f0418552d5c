import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGuildhall, type Guildhall } from '@guildhall/standalone';
import { carrierHere, graphAnswers } from '@guildhall/testing';
import { assertCompiled } from './assert-compiled.ts';

/** What tests know of a deployment: addresses, tokens, settings. Plain data, so that it can be handed on. */
export interface Premises extends Pick<
  Guildhall,
  'gateway' | 'graphql' | 'exampleHost' | 'personas' | 'deployment'
> {
  /** Of the deployment's own gateway, as it began: one that fell and came back has another. */
  gatewayPid: number;
}

/** All of Guildhall on the machine's carrier, one process for each service, in a folder that goes with it. */
export async function openGuildhall(): Promise<{ premises: Premises; close: () => Promise<void> }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'guildhall-edge-'));
  chmodSync(dataFolder, 0o755);
  const leave = () => {
    rmSync(dataFolder, { recursive: true, force: true });
  };
  try {
    const guildhall = await startGuildhall({
      ...{
        dataFolder,
        port: 0,
        exampleHostPort: 0,
        queues: carrierHere(),
        processes: 'many',
        logLevel: 'fatal',
      },
    });
    const { gateway, graphql, exampleHost, personas, deployment } = guildhall;
    const gatewayPid = guildhall.fleet?.processes.get('gateway')?.pid();
    if (gatewayPid === undefined) throw new Error('the gateway has no process of its own');
    return {
      premises: { gateway, graphql, exampleHost, personas, deployment, gatewayPid },
      async close() {
        try {
          assertCompiled((await graphAnswers(deployment.gateway.metricsPort)).uncompiled);
        } finally {
          await guildhall.close().finally(leave);
        }
      },
    };
  } catch (error) {
    leave();
    throw error;
  }
}
