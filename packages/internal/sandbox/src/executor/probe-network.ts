import { connect } from 'node:net';
import { hasErrorCode } from './error-code.ts';

/** True when not even the own machine can be reached: a namespace with no interface that is up. Where there is a network, this is refused or succeeds. */
export function networkIsGone(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: 9 });
    socket.setTimeout(1_000);
    socket.once('error', (error) => {
      resolve(hasErrorCode(error, 'ENETUNREACH'));
    });
    const reached = () => {
      socket.destroy();
      resolve(false);
    };
    socket.once('connect', reached);
    socket.once('timeout', reached);
  });
}
