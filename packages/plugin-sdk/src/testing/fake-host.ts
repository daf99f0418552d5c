import type { GuestPort } from '../guest-port.ts';
import { startGuest } from '../guest.ts';
import { isPlainObject } from '../plain-object.ts';
import type { PluginDefinition } from '../plugin.ts';
import type { HostMessage, JsonObject } from '../wire.ts';

type Unversioned<T> = T extends unknown ? Omit<T, 'v'> : never;

/** A host played by a test: what it heard, and what it says. */
export interface FakeHost {
  readonly heard: JsonObject[];
  /** Messages of one kind. */
  of(kind: string): JsonObject[];
  say(message: Unversioned<HostMessage>): void;
  reject(reason: unknown): void;
  /** After everything that was going on has been sent. */
  quiet(): Promise<void>;
}

/** Starts a plugin against a host the test plays. */
export function startWithHost(definition: PluginDefinition): FakeHost {
  const heard: JsonObject[] = [];
  let deliver: (text: string) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const port: GuestPort = {
    send: (text) => {
      const message: unknown = JSON.parse(text);
      if (isMessage(message)) heard.push(message);
    },
    listen: (listener) => {
      deliver = listener;
    },
    listenForRejections: (listener) => {
      reject = listener;
    },
  };
  startGuest(definition, port);
  return {
    heard,
    of: (kind) => heard.filter(({ t }) => t === kind),
    say: (message) => {
      deliver(JSON.stringify({ v: 1, ...message }));
    },
    reject: (reason) => {
      reject(reason);
    },
    // Preact draws again a few milliseconds later.
    quiet: () => new Promise((resolve) => setTimeout(resolve, 60)),
  };
}

function isMessage(message: unknown): message is JsonObject {
  return isPlainObject(message);
}
