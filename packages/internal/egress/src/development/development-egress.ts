import { openEgress, type Egress, type EgressOptions } from '../open-egress.ts';
import type { PlayedOrigin } from './play-origin.ts';

/**
 * The way out on a developer's machine: servers here play origins that exist nowhere, so that examples have somebody to
 * talk to. Everything else is judged as in production, the played origins too: manifest, policy, request, secrets,
 * certificate and limits. Only whoever writes the program that starts a deployment can choose it; no setting does.
 */
export function developmentEgress(options: EgressOptions, played: readonly PlayedOrigin[]): Egress {
  return openEgress(options, {
    ...{ schemes: new Set(['https:']), standIns: new Set(), ca: undefined },
    played: new Map(played.map((server) => [server.origin, server])),
  });
}
