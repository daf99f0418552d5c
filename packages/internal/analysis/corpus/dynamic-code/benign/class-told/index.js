import { Session } from './session.js';

const session = new Session(globalThis, 'setTimeout');
export const boot = () => session.later(() => document.body.classList.add('ready'));
