import { GraphQLError } from 'graphql';
import type { Send, SubgraphRequest } from '../run/run.ts';
import { assertAnswer } from '../run/subgraph-answer.ts';
import { Breaker, type BreakerState } from './breaker.ts';
import { Unreachable, type Carry } from './carry.ts';
import { deadlines } from './deadlines.ts';

/** What became of one request, retries included. */
export type Outcome = 'answered' | 'failed' | 'late' | 'refused';

/** Told about everything that metrics count. */
export interface SubgraphObserver {
  asked(service: string, outcome: Outcome, milliseconds: number): void;
  retried(service: string): void;
  breakerChanged(service: string, state: BreakerState): void;
}

export interface GuardOptions {
  /** For one request, its retry included, in milliseconds. */
  readonly deadlineMs: number;
  readonly breaker: { readonly threshold: number; readonly coolDownMs: number };
  readonly observer: SubgraphObserver;
}

const ATTEMPTS: Readonly<Record<SubgraphRequest['operationKind'], number>> = { query: 2, mutation: 1 };

/**
 * Puts a deadline, one retry for reads, and a breaker per subgraph between plans and the network. Whoever answers something
 * else than GraphQL has failed; whoever answers GraphQL errors has not: anybody could provoke those.
 */
export function guardedSend<Context>(
  carry: Carry<Context>,
  { deadlineMs, breaker: limits, observer }: GuardOptions,
): Send<Context> {
  const nextDeadline = deadlines(deadlineMs);
  const breakers = new Map<string, Breaker>();
  const breakerOf = (service: string): Breaker => {
    const known = breakers.get(service);
    if (known) return known;
    const onChange = (state: BreakerState) => {
      observer.breakerChanged(service, state);
    };
    const breaker = new Breaker({ ...limits, onChange, now: () => performance.now() });
    breakers.set(service, breaker);
    return breaker;
  };

  const attempt = async (
    request: SubgraphRequest,
    context: Context,
    signal: AbortSignal,
  ): Promise<string> => {
    for (let left = ATTEMPTS[request.operationKind] - 1; ; left -= 1)
      try {
        return await carry(request, context, signal);
      } catch (error) {
        if (left === 0 || !(error instanceof Unreachable) || signal.aborted) throw error;
        observer.retried(request.service);
      }
  };

  return async (request, context) => {
    const { service } = request;
    const breaker = breakerOf(service);
    const begun = performance.now();
    const note = (outcome: Outcome) => {
      observer.asked(service, outcome, performance.now() - begun);
    };
    if (!breaker.admits()) {
      note('refused');
      throw unavailable(service);
    }
    const signal = nextDeadline();
    try {
      const text = await attempt(request, context, signal);
      assertAnswer(service, text);
      breaker.succeeded();
      note('answered');
      return text;
    } catch (error) {
      breaker.failed();
      note(signal.aborted ? 'late' : 'failed');
      if (signal.aborted) throw late(service);
      throw error instanceof Unreachable ? unavailable(service, error) : error;
    }
  };
}

function unavailable(service: string, originalError?: Unreachable): GraphQLError {
  return new GraphQLError(`Subgraph ${service} does not answer; it is asked again in a moment.`, {
    ...(originalError && { originalError }),
    extensions: { code: 'SUBGRAPH_UNAVAILABLE', serviceName: service },
  });
}

function late(service: string): GraphQLError {
  return new GraphQLError(`Subgraph ${service} did not answer in time.`, {
    extensions: { code: 'SUBGRAPH_TIMEOUT', serviceName: service },
  });
}
