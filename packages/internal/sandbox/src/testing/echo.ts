import type { HostCalls } from '../invocation.ts';

/** A host that answers every call with what it was asked. */
export const echo: HostCalls = ({ op, args }) => Promise.resolve({ op, args });
