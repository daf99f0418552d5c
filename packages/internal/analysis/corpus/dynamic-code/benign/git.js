import { execFile } from 'node:child_process';
export const head = () => new Promise((r) => execFile('git', ['rev-parse', 'HEAD'], (e, out) => r(out.trim())));
