import { guestPort } from './guest-port.ts';
// The polyfill replaces addEventListener and friends: the port must be taken first.
import '@remote-dom/core/polyfill';

/** The plugin's only way out of the worker, taken before a DOM was put over the worker's globals. */
export const port = guestPort;
