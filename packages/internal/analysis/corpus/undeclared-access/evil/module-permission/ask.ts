interface Host { call(name: string): Promise<unknown> }
export const ask = (host: unknown, noun: string, verb: string) => (host as Host).call(`${noun}.${verb}`);
