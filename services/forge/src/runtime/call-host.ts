import type { Session } from '@guildhall/authz';
import { err, type Result, type UserError } from '@guildhall/kernel';
import type { Signer } from '@guildhall/service-runtime';
import { hostApis, type HostApi } from '../modules/surface/host-apis.ts';
import { readHostAnswer } from './host-answer.ts';
import type { HostWork } from './host-work.ts';
import { mayCall } from './may-call.ts';
import type { RunOrder } from './run-order.ts';
import { signCall } from './sign-call.ts';
import { sendWithinQuota } from './within-quota.ts';

/** What a host is asked is small, and so is what it answers. Bytes. */
const RESPONSE_BYTES = 256 * 1024;
/** What a function itself can do something about; all else is between Guildhall and the host. */
const PLAIN: readonly string[] = ['QUOTA_USED_UP', 'REQUEST_TOO_LARGE'];

interface Offer {
  readonly apis: readonly HostApi[];
  readonly signer: Signer;
}

/** `api.host.call`: what the host application answers on its server, for what the installation was granted. */
export function callHost(
  { units, runtime }: HostWork,
  order: RunOrder,
  session: Session,
): (name: string, params: unknown) => Promise<Result<unknown>> {
  const { installationId, marketplaceId, place } = order;
  let offer: Promise<Offer> | null = null;
  let number = 0;

  return async (name, params) => {
    offer ??= units.run(
      session,
      async (ctx) => ({ apis: await hostApis(ctx.surfaces, place.host), signer: ctx.signer }),
      { readOnly: true },
    );
    const { apis, signer } = await offer;
    const may = mayCall(order, apis, name, params);
    if (!may.ok) return may;
    const { api, url } = may.value;

    const body = JSON.stringify({ name, params });
    const token = await signCall(signer, order, { number: (number += 1), body, now: new Date() });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const out = runtime.wayOut({
      allow: [new URL(url).origin],
      // A signed call is for the one who was asked, and for nobody it points to.
      limits: { responseBytes: RESPONSE_BYTES, redirects: 0 },
    });
    const request = { url, method: 'POST', headers, body };
    const answer = await sendWithinQuota(units, session, installationId, { out, request });
    return answer.ok ? readHostAnswer(api, answer.value, marketplaceId) : err(unanswered(name, answer.error));
  };
}

function unanswered(name: string, error: UserError): UserError {
  if (PLAIN.includes(error.code)) return error;
  const message = `The host did not answer "${name}" (${error.code}: ${error.message})`;
  return { code: 'HOST_NOT_ANSWERING', message };
}
