import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { buildConnector } from 'undici';
import { canonicalAddress } from './address-refusal.ts';
import { EgressFailure } from './egress-error.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface Pinned {
  readonly url: URL;
  /** The only addresses that may be connected to: those that were judged. */
  readonly addresses: readonly string[];
  readonly stopwatch: Stopwatch;
  /** Tests bring a certificate authority of their own. */
  readonly ca: string | undefined;
  /** Where a stand-in listens; else the port is the address's own. */
  readonly port?: number | undefined;
}

/**
 * Connects to addresses that were judged, whatever the name means by now; the name is only shown to the server and
 * held against its certificate. Two readings of one name are how DNS rebinding gets inside.
 */
export function pinnedConnector(pinned: Pinned): buildConnector.connector {
  return (_options, callback) => {
    connect(pinned).then(
      (socket) => {
        callback(null, socket);
      },
      (error: unknown) => {
        callback(error instanceof Error ? error : new Error(String(error)), null);
      },
    );
  };
}

async function connect(pinned: Pinned): Promise<Socket> {
  const { url, addresses, stopwatch } = pinned;
  stopwatch.enter('connect');
  const { signal } = stopwatch;
  const port = pinned.port ?? (Number(url.port) || (url.protocol === 'https:' ? 443 : 80));
  const lookup = pinnedLookup(addresses);
  const tcp = connectTcp({ host: url.hostname, port, lookup, autoSelectFamily: true, signal });
  await event(tcp, 'connect', (error) => new EgressFailure('CONNECT_FAILED', codeOf(error)));
  // Nothing has been sent yet. If the pin ever failed to hold, nothing will be.
  if (!addresses.includes(canonicalAddress(tcp.remoteAddress ?? '::'))) {
    tcp.destroy();
    throw new EgressFailure('ADDRESS_REFUSED', 'The connection went elsewhere.');
  }
  const socket = url.protocol === 'https:' ? await encrypted(tcp, pinned) : tcp;
  stopwatch.enter('headers');
  return socket.setNoDelay(true);
}

async function encrypted(tcp: Socket, { url, ca }: Pinned): Promise<Socket> {
  const tls = connectTls({
    socket: tcp,
    servername: url.hostname,
    ALPNProtocols: ['http/1.1'],
    minVersion: 'TLSv1.2',
    // Said aloud, because an environment variable can turn the default round.
    rejectUnauthorized: true,
    ...(ca !== undefined && { ca }),
  });
  await event(tls, 'secureConnect', (error) => new EgressFailure('TLS_FAILED', codeOf(error)));
  return tls;
}

function pinnedLookup(addresses: readonly string[]): LookupFunction {
  const answers = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_name, { all }, callback) => {
    const [first] = answers;
    if (all) callback(null, answers);
    else callback(first ? null : new Error('no address'), first?.address ?? '', first?.family);
  };
}

async function event(socket: Socket, name: string, failed: (error: Error) => Error): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const fail = (error: Error) => {
    reject(failed(error));
  };
  const end = () => {
    fail(new Error('the server hung up'));
  };
  socket.once(name, () => {
    resolve(undefined);
  });
  socket.once('error', fail).once('close', end);
  try {
    await promise;
    socket.off('error', fail).off('close', end);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

function codeOf(error: Error): string {
  const code = 'code' in error ? String(error.code) : error.message;
  return `(${code})`;
}
