import { BROKER_READY, type BootMessage, type BrokerMessage } from '../broker/broker-messages.ts';
import type { Limits } from '../limits.ts';
import type { OpenChannel } from './channel.ts';

/** Sandboxes in hidden frames. `url` serves `sandboxDocument()` with `SANDBOX_HEADERS`. */
export function openInFrame(url: string, limits: Limits): OpenChannel {
  return (code, listener) => {
    const frame = hiddenFrame(url);
    const { port1: port, port2: remote } = new MessageChannel();
    let open = true;

    function close(): void {
      open = false;
      removeEventListener('message', onReady);
      port.close();
      // Removing the frame ends its workers, whatever they are doing.
      frame.remove();
    }

    function onReady(event: MessageEvent<unknown>): void {
      if (event.source !== frame.contentWindow || event.data !== BROKER_READY) return;
      removeEventListener('message', onReady);
      const boot: BootMessage = { t: 'boot', code, limits };
      // The frame's origin is opaque: no target origin can name it. Only the code goes there, nothing secret.
      frame.contentWindow?.postMessage(boot, '*', [remote]);
    }

    port.onmessage = ({ data }: MessageEvent<BrokerMessage>) => {
      if (!open) return;
      if (data.t === 'guest') listener.texts(data.texts);
      else listener.down(data.reason, data.message);
    };
    addEventListener('message', onReady);
    document.body.append(frame);
    return {
      send: (text) => {
        port.postMessage(text);
      },
      close,
    };
  };
}

function hiddenFrame(url: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('allow', '');
  frame.setAttribute('referrerpolicy', 'no-referrer');
  frame.setAttribute('credentialless', '');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.title = 'Plugin sandbox';
  // Not display:none, which would slow the broker's timers down.
  Object.assign(frame.style, {
    position: 'absolute',
    width: '0',
    height: '0',
    border: '0',
    visibility: 'hidden',
  });
  frame.src = url;
  return frame;
}
