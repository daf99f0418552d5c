import { err, nearest, ok, type Result } from '@guildhall/kernel';
import type { HostApi } from '../modules/surface/host-apis.ts';
import { misfitOf } from './fits-schema.ts';
import type { RunOrder } from './run-order.ts';

/** Is there such a call, for functions, granted, and do the parameters fit? */
export function mayCall(
  { permissions, marketplaceId }: Pick<RunOrder, 'permissions' | 'marketplaceId'>,
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
