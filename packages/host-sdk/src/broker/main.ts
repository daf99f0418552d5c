import { BROKER_READY, type BootMessage } from './broker-messages.ts';
import { startBroker } from './broker.ts';

// The entry of the sandbox document. The first message of the embedding page brings the plugin and the port.
function boot(event: MessageEvent<BootMessage | undefined>): void {
  const [port] = event.ports;
  if (event.source !== parent || !port || event.data?.t !== 'boot') return;
  removeEventListener('message', boot);
  startBroker(event.data, port);
}

// Opened by itself, in a tab, the document does nothing.
if (parent !== window) {
  addEventListener('message', boot);
  parent.postMessage(BROKER_READY, '*');
}
