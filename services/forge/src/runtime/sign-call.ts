import { createHash } from 'node:crypto';
import type { Signer } from '@guildhall/service-runtime';
import type { RunOrder } from './run-order.ts';

/** `typ` of what goes with a call to a host, signed by `forge`. */
const HOST_CALL = 'guildhall-call+jwt';
/** How long it holds; a host remembers its `jti` that long. */
const LASTS_SECONDS = 60;

/**
 * The word of Guildhall that goes with one call to a host: which installation calls, for whom, with which body. Its audience
 * begins with `host:`, since a host may bear the name of a service, and what is meant for it must not be believed there.
 */
export function signCall(
  signer: Signer,
  order: Pick<
    RunOrder,
    'invocationId' | 'marketplaceId' | 'installationId' | 'pluginId' | 'versionId' | 'place' | 'user'
  >,
  { number, body, now }: { number: number; body: string; now: Date },
): Promise<string> {
  const { invocationId, marketplaceId, installationId, pluginId, versionId, place, user } = order;
  const { host, organization, workspace } = place;
  const iat = Math.floor(now.getTime() / 1_000);
  const claims = {
    ...{ iss: 'forge', iat, exp: iat + LASTS_SECONDS, jti: `${invocationId}.${number}` },
    ...{ marketplaceId, installationId, pluginId, versionId, organization },
    ...(workspace !== null && { workspace }),
    ...(user !== null && { user }),
    bodySha256: createHash('sha256').update(body).digest('hex'),
  };
  return signer.sign(claims, `host:${host}`, HOST_CALL);
}
