import { addressRefusal, canonicalAddress, type AddressRange } from './address-refusal.ts';
import { EgressFailure } from './egress-error.ts';
import type { ResolveName } from './resolve-name.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface AddressBook {
  readonly resolve: ResolveName;
  /** The deployment's own ranges, closed to plugins. */
  readonly closed: readonly AddressRange[];
  /** Tests let a loopback address stand for a public one. */
  readonly standIns: ReadonlySet<string>;
}

/**
 * Asks for a name's addresses, once for a whole request with its redirects, and refuses the name if a single one of
 * them is not public: a name that leads inside even sometimes was made to.
 */
export async function findAddresses(
  name: string,
  { resolve, closed, standIns }: AddressBook,
  stopwatch: Stopwatch,
): Promise<readonly string[]> {
  stopwatch.enter('resolve');
  const found = await Promise.race([resolve(name, stopwatch.signal), aborted(stopwatch.signal)]);
  if (found.length === 0) throw new EgressFailure('NAME_NOT_RESOLVED', `It is ${name}.`);
  for (const address of found) {
    const refusal = standIns.has(address) ? null : addressRefusal(address, closed);
    if (refusal !== null) throw new EgressFailure('ADDRESS_REFUSED', `${name} leads to ${refusal}.`);
  }
  return found.map(canonicalAddress);
}

function aborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  const end = () => {
    reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
  };
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });
  return promise;
}
