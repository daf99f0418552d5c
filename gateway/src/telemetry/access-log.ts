import { hostname } from 'node:os';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';
import type { Logs } from './logs.ts';

/** An answer as the access log and the metrics know it. */
export interface Answered {
  readonly requestId: string;
  readonly traceId: string;
  readonly method: string;
  /** As it was registered: addresses hold secrets. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  /** Who asked and what for, once that is known. */
  readonly told: Told;
}

export interface Told {
  marketplaceId?: string;
  actorId?: string;
  operation?: string;
}

/**
 * One line in the access log and one sample per answer. Neither holds headers, variables, addresses with their queries
 * or anything else that may be secret.
 */
export interface AccessLog {
  tell(this: void, answered: Answered): void;
  /** The same for answers of one kind, which come by the thousand: what they have in common is put into words once. */
  openTeller(this: void, kind: { method: string; route: string }): Teller;
}

/** Tells of one answer; `told` is made by `toldText`. */
export type Teller = (
  this: void,
  answer: { requestId: string; traceId: string; status: 200 | 304; ms: number },
  told: string,
) => void;

export function openAccessLog({
  logs: { access, writeAccess },
  metrics,
}: {
  logs: Pick<Logs, 'access' | 'writeAccess'>;
  metrics: Metrics;
}): AccessLog {
  return {
    tell({ requestId, traceId, method, route, status, ms, told }) {
      metrics.requests.sample({ route, method, status: classOf(status) }, ms / 1_000);
      access.info({ requestId, traceId, method, route, status, ms: Math.round(ms), ...told }, MESSAGE);
    },
    openTeller({ method, route }) {
      const isAsked = access.isLevelEnabled('info');
      const [begin, kind] = partsOf(access, { method, route });
      const count = {
        200: metrics.requests.openTally({ route, method, status: classOf(200) }),
        304: metrics.requests.openTally({ route, method, status: classOf(304) }),
      };
      return ({ requestId, traceId, status, ms }, told) => {
        count[status](ms / 1_000);
        if (!isAsked) return;
        const ids = `${Date.now()}${begin}${requestId}","traceId":"${traceId}`;
        writeAccess(`${START}${ids}${kind}${status},"ms":${Math.round(ms)}${told}${END}`);
      };
    },
  };
}

const STATUS_CLASSES = ['none', '1xx', '2xx', '3xx', '4xx', '5xx'];

function classOf(status: number): string {
  return STATUS_CLASSES[Math.floor(status / 100)] ?? 'none';
}

const MESSAGE = 'answered';
/** As the logger itself writes a line; a test holds the two against each other. */
const START = '{"level":30,"time":';
const END = `,"msg":"${MESSAGE}"}\n`;

function partsOf(access: Logger, kind: { method: string; route: string }): [begin: string, kind: string] {
  return [
    `${toldText({ pid: process.pid, hostname: hostname(), ...access.bindings() })},"requestId":"`,
    `"${toldText(kind)},"status":`,
  ];
}

/** Fields of a line as they stand in it, in ASCII. */
export function toldText(fields: object): string {
  const text = JSON.stringify(fields).slice(1, -1);
  return text === '' ? '' : `,${text.replaceAll(/[^\0-\x7f]/g, escaped)}`;
}

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
