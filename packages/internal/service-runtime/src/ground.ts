import { openBus } from '@guildhall/messaging';
import { pino } from 'pino';
import type { ServiceEnvironment } from './environment.ts';
import { openSigner, openVerifier } from './keys.ts';
import { loggedError } from './logged-error.ts';
import { passportOffice } from './passport.ts';
import { openPeers } from './peers.ts';
import { openSealer } from './sealing.ts';
import type { Ground } from './service.ts';

export async function openGround(name: string, env: ServiceEnvironment): Promise<Ground> {
  const log = pino({
    name,
    level: env.logLevel,
    redact: ['headers', 'authorization'],
    serializers: { err: loggedError },
  });
  const grant = passportOffice(env.signingKey);
  return {
    log,
    bus: await openBus(env.busUrl, (error) => {
      log.warn(error, 'the bus stumbled');
    }),
    signer: await openSigner(env.signingKey),
    verifier: openVerifier(env.trustedKeys),
    sealer: openSealer(env.signingKey, env.trustedKeys),
    peers: openPeers(env.peers, grant),
    actorSecret: new TextEncoder().encode(env.actorSecret),
  };
}
