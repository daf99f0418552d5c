import { lookup } from 'node:dns/promises';
export const resolves = async (host) => (await lookup(host)).address;
