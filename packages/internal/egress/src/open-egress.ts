import { err, ok, type Result } from '@guildhall/kernel';
import ipaddr from 'ipaddr.js';
import { Client } from 'undici';
import { blotter } from './blot-out.ts';
import { byteBudget, type ByteBudget } from './byte-budget.ts';
import { checkRequest } from './check-request.ts';
import { egressError, EgressFailure, type EgressError } from './egress-error.ts';
import { fillSecrets, isUsable, type KnownSecret } from './fill-secrets.ts';
import { findAddresses } from './find-addresses.ts';
import { followRedirects } from './follow-redirects.ts';
import { DEFAULT_LIMITS, type EgressLimits } from './limits.ts';
import { covers, readOrigin } from './origins.ts';
import { pinnedConnector } from './pinned-connector.ts';
import { readUrl } from './read-url.ts';
import type { EgressRequest, EgressResponse } from './request.ts';
import { dnsResolver, type ResolveName } from './resolve-name.ts';
import { startStopwatch } from './stopwatch.ts';
import { tellPlugin } from './tell-plugin.ts';

/** A secret as an installation keeps it. */
export interface EgressSecret {
  readonly value: string;
  /** Origins it may be sent to, as the manifest writes them. */
  readonly origins: readonly string[];
}

export interface EgressOptions {
  /** Origins the manifest declares and the installation granted, such as `https://*.example.com`. */
  readonly allow: readonly string[];
  /** Origins the marketplace's policy allows; all, if there is no such rule. */
  readonly policyAllow?: readonly string[] | undefined;
  readonly secrets?: Readonly<Record<string, EgressSecret>> | undefined;
  readonly limits?: Partial<EgressLimits> | undefined;
  /** The deployment's own public ranges, such as `198.51.100.0/24`; private ones are always closed. */
  readonly closedRanges?: readonly string[] | undefined;
  readonly resolve?: ResolveName | undefined;
}

/** What a request is held to besides the limits. */
interface Watched {
  /** Ends the request with the invocation it belongs to. */
  readonly signal?: AbortSignal;
  /** Counts what it moves. */
  readonly budget?: ByteBudget;
}

/** The way out for one installation. */
export interface Egress {
  fetch(request: EgressRequest, watched?: Watched): Promise<Result<EgressResponse, EgressError>>;
}

/** A server on this machine that plays another one: where it listens, and who signed its certificate. */
export interface Played {
  readonly address: string;
  readonly port: number;
  /** PEM. */
  readonly ca: string;
}

/**
 * What the way out stands on. Production has one ground; tests bring another through `./testing`, a developer's machine
 * through `./development`.
 */
export interface Ground {
  readonly schemes: ReadonlySet<string>;
  readonly standIns: ReadonlySet<string>;
  readonly ca: string | undefined;
  /** By origin. */
  readonly played?: ReadonlyMap<string, Played>;
}

export function openEgress(options: EgressOptions, ground: Ground): Egress {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const allow = options.allow.map(readOrigin);
  const policyAllow = options.policyAllow?.map(readOrigin);
  const closed = (options.closedRanges ?? []).map((range) => ipaddr.parseCIDR(range));
  const addressBook = { resolve: options.resolve ?? dnsResolver(), closed, standIns: ground.standIns };
  const secrets = new Map<string, KnownSecret>(
    Object.entries(options.secrets ?? {}).map(([name, { value, origins }]) => [
      name,
      { value, origins: origins.map(readOrigin) },
    ]),
  );
  const blotOut = blotter([...secrets.values()].filter(isUsable).map(({ value }) => value));

  function mayReach(text: string): Result<URL, EgressError> {
    const url = readUrl(text, ground.schemes);
    if (!url.ok) return url;
    const reaches = (pattern: ReturnType<typeof readOrigin>) => covers(pattern, url.value);
    if (!allow.some(reaches)) return err(egressError('ORIGIN_NOT_DECLARED', `It is ${url.value.origin}.`));
    if (policyAllow && !policyAllow.some(reaches)) {
      return err(egressError('ORIGIN_REFUSED_BY_POLICY', `It is ${url.value.origin}.`));
    }
    return url;
  }

  return {
    async fetch(asked, { signal, budget = byteBudget() } = {}) {
      const url = mayReach(asked.url);
      if (!url.ok) return url;
      const request = checkRequest(asked, limits.requestBytes);
      if (!request.ok) return request;
      const headers = fillSecrets(request.value.headers, secrets, url.value);
      if (!headers.ok) return headers;

      const stopwatch = startStopwatch(limits, signal);
      let client: Client | undefined;
      try {
        const played = ground.played?.get(url.value.origin);
        const addresses = played
          ? [played.address]
          : await findAddresses(url.value.hostname, addressBook, stopwatch);
        const { ca, port } = played ?? { ca: ground.ca };
        const connect = pinnedConnector({ url: url.value, addresses, stopwatch, ca, port });
        // A client of its own: no connection, and nothing a connection remembers, passes between installations.
        client = new Client(url.value.origin, { connect, allowH2: false, headersTimeout: 0, bodyTimeout: 0 });
        const sent = { ...request.value, headers: headers.value };
        return ok(
          tellPlugin(await followRedirects(client, url.value, sent, { stopwatch, limits, budget }), blotOut),
        );
      } catch (error) {
        if (!(error instanceof EgressFailure)) throw error;
        // Blotted before it is cut: half a secret is found by no search.
        return err({ ...error.problem, message: blotOut(error.problem.message).slice(0, 500) });
      } finally {
        stopwatch.stop();
        await client?.destroy();
      }
    },
  };
}
