import type { EgressResponse } from '@guildhall/egress';
import { err, jsonOf, ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import type { HostApi } from '../modules/surface/host-apis.ts';
import { misfitOf } from './fits-schema.ts';

const refusal = z.object({ code: z.string().max(100), message: z.string() });
const SHOWN = 300;

/** What a host's answer means for the function that called: the result, the host's own refusal, or nothing to be had. */
export function readHostAnswer(
  { name, result }: Pick<HostApi, 'name' | 'result'>,
  { status, body, encoding }: EgressResponse,
  marketplaceId: string,
): Result<unknown> {
  // An empty answer is null.
  const said = encoding === 'utf8' ? jsonOf(body || 'null') : undefined;
  if (status >= 400 && status < 500) {
    const refused = refusal.safeParse(said);
    if (refused.success) {
      const { code, message } = refused.data;
      const why = `${code}: ${message.slice(0, SHOWN)}`;
      return err({ code: 'HOST_REFUSED', message: `The host refused "${name}" (${why})` });
    }
  }
  if (status < 200 || status >= 300) return badly(name, `with status ${status}`);
  if (said === undefined) return badly(name, 'with something that is no JSON');
  const misfit = result ? misfitOf(said, result, marketplaceId) : null;
  return misfit === null ? ok(said) : badly(name, `with what its surface does not declare: ${misfit}`);
}

function badly(name: string, how: string): Result<never> {
  return err({ code: 'HOST_ANSWERED_BADLY', message: `The host answered "${name}" ${how}.` });
}
