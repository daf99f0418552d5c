import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Session } from '@guildhall/authz';
import { LRUCache } from 'lru-cache';
import type { Asked } from '../documents/asked.ts';
import { corsHeaders } from '../edge/cors.ts';
import { mayComeFrom } from '../edge/origins.ts';
import type { Callers } from '../identity/identify.ts';
import { toldText, type Teller } from '../telemetry/access-log.ts';
import { traceIdOf } from '../telemetry/trace.ts';
import type { RateLimits } from '../traffic/rate-limits.ts';
import { viewsOf, type View } from '../views/views.ts';
import type { HotPath } from './hot-path.ts';
import { snapshotAnswer } from './snapshot-answer.ts';
import { askedPart, askerPart, joined } from './snapshot-key.ts';

/** Answers a page's question before any router sees it, where every duty of the long way is done by looking at memory. */
export interface AtOnce {
  /** False, and nothing done or counted, where anything is new, uncertain or refused: the long way has the words for it. */
  answer(this: void, request: IncomingMessage, response: ServerResponse): boolean;
  /** A GET of a document that clients ship was answered from a snapshot, in these views of the graph. */
  learn(this: void, address: string, asked: Asked, seen: readonly View[]): void;
  /** The graph has changed, and with it what a view may name. */
  forget(this: void): void;
  /** From now on everything goes the long way, which lets connections go. */
  close(this: void): void;
}

const MOST_ADDRESSES = 20_000;
const LONGEST_ADDRESS = 4_096;

interface Known {
  readonly part: string;
  /** As it stands in a line of the log. */
  readonly told: string;
  /** What never changes of this question and who asks it. */
  readonly asked: WeakMap<Asker, Pair>;
  /** Views of the graph in which the document was found to name nothing that is hidden. */
  readonly views: Set<string>;
}

/** What never changes while a caller is remembered. */
interface Asker {
  readonly part: string;
  readonly views: string;
  readonly told: string;
}

/** Texts that are put together once: to join and to measure them costs more than to look them up. */
interface Pair {
  readonly key: string;
  readonly told: string;
}

export function answerAtOnce(options: {
  recognize: Callers['recognize'];
  admit: RateLimits['admitAtOnce'];
  look: HotPath['look'];
  noteHit: () => void;
  tell: Teller;
  allowedOrigins: readonly string[];
}): AtOnce {
  const { recognize, admit, look, noteHit, tell, allowedOrigins } = options;
  const known = new LRUCache<string, Known>({ max: MOST_ADDRESSES });
  const askers = new WeakMap<Session, Asker>();
  let isOpen = true;

  function askerOf(session: Session): Asker {
    const remembered = askers.get(session);
    if (remembered) return remembered;
    const { marketplaceId, actorId } = session;
    const asker = {
      part: askerPart(session),
      views: viewsOf(session).join(' '),
      told: toldText({ marketplaceId, actorId }),
    };
    askers.set(session, asker);
    return asker;
  }

  function pairOf(asker: Asker, question: Known): Pair {
    const remembered = question.asked.get(asker);
    if (remembered) return remembered;
    const pair = { key: joined(asker.part, question.part), told: asker.told + question.told };
    question.asked.set(asker, pair);
    return pair;
  }

  return {
    answer(request, response) {
      if (!isOpen || request.method !== 'GET') return false;
      const question = known.get(request.url ?? '');
      if (!question) return false;
      const begun = performance.now();
      const { headers } = request;
      const { authorization, origin } = headers;
      const caller = authorization === undefined ? null : recognize(authorization);
      if (!caller || !mayComeFrom(caller, origin, allowedOrigins)) return false;
      const { session } = caller;
      const asker = askerOf(session);
      if (!question.views.has(asker.views)) return false;
      const { key, told } = pairOf(asker, question);
      const snapshot = look(key);
      const counted = snapshot && admit(session);
      if (!counted) return false;
      noteHit();
      const { status, headers: said, body } = snapshotAnswer(snapshot, headers);
      const requestId = randomUUID();
      const cors = origin === undefined ? [] : corsHeaders(origin);
      response
        .writeHead(status, ['x-request-id', requestId, ...counted, ...cors, ...said])
        .end(body, 'latin1');
      const traceId = traceIdOf(headers.traceparent);
      tell({ requestId, traceId, status, ms: performance.now() - begun }, told);
      return true;
    },
    learn(address, asked, seen) {
      if (!asked.trusted || address.length > LONGEST_ADDRESS) return;
      const views = seen.join(' ');
      const before = known.get(address);
      if (before) before.views.add(views);
      else
        known.set(address, {
          part: askedPart(asked),
          told: toldText(
            asked.operationName === null ? {} : { operation: asked.operationName.slice(0, 100) },
          ),
          asked: new WeakMap(),
          views: new Set([views]),
        });
    },
    forget() {
      known.clear();
    },
    close() {
      isOpen = false;
    },
  };
}
