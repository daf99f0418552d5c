import type { Session } from '@guildhall/authz';
import type { EgressError } from '@guildhall/egress';
import { err, nearest, ok, type Result, type UserError } from '@guildhall/kernel';
import type { Signer } from '@guildhall/service-runtime';
import { hostApis, type HostApi } from '../modules/surface/host-apis.ts';
import { misfitOf } from './fits-schema.ts';
import { readHostAnswer } from './host-answer.ts';
import type { HostWork } from './host-work.ts';
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

/** Is there such a call, for functions, granted, with these parameters? */
function mayCall(
  { permissions, marketplaceId }: RunOrder,
  apis: readonly HostApi[],
  name: string,
  params: unknown,
): Result<{ api: HostApi; url: string }> {
  const shown = name.slice(0, 100);
  const api = apis.find((one) => one.name === name);
  if (!api) {
    const near = nearest(
      shown,
      apis.map((one) => one.name),
    );
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    return err({ code: 'UNKNOWN_API', message: `This host has no call "${shown}".${hint}` });
  }
  const { url, permission } = api;
  if (url === undefined) {
    const message = `The host answers "${shown}" only in its pages: its surface gives no address for functions.`;
    return err({ code: 'NOT_AVAILABLE', message });
  }
  if (!permissions.includes(permission)) {
    const message = `"${shown}" needs the permission ${permission}, which was not granted.`;
    return err({ code: 'NOT_GRANTED', message });
  }
  const misfit = misfitOf(params, api.params, marketplaceId);
  if (misfit !== null) {
    return err({ code: 'BAD_INPUT', message: `The parameters of "${shown}" do not fit: ${misfit}` });
  }
  return ok({ api, url });
}

function unanswered(name: string, error: UserError | EgressError): UserError {
  if (PLAIN.includes(error.code)) return error;
  const message = `The host did not answer "${name}" (${error.code}: ${error.message})`;
  return { code: 'HOST_NOT_ANSWERING', message };
}
