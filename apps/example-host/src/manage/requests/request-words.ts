import type { Words } from '../../kit/badge.tsx';
import type { InstallRequest } from './install-request.ts';

/** Which requests a list shows, in the order in which they are offered. */
export const REQUEST_FILTERS = [
  { value: 'REQUESTED', label: 'Waiting' },
  { value: 'APPROVED', label: 'Approved' },
  { value: 'DENIED', label: 'Declined' },
  { value: 'ALL', label: 'All requests' },
] as const;

export type RequestFilter = (typeof REQUEST_FILTERS)[number]['value'];

/** The filter that an address names; what waits when it names none. */
export function requestFilter(text: string | null): RequestFilter {
  return REQUEST_FILTERS.find(({ value }) => value === text)?.value ?? 'REQUESTED';
}

export const REQUEST_STATE: Readonly<Record<InstallRequest['state'], Words>> = {
  REQUESTED: { tone: 'info', text: 'Waiting' },
  APPROVED: { tone: 'success', text: 'Approved' },
  DENIED: { tone: 'neutral', text: 'Declined' },
  UNKNOWN: { tone: 'neutral', text: 'Unknown' },
};

const NOTHING: Readonly<Record<RequestFilter, string>> = {
  REQUESTED: 'Nobody is waiting',
  APPROVED: 'Nothing was approved yet',
  DENIED: 'Nothing was declined yet',
  ALL: 'Nobody has asked for a plugin yet',
};

export const nothingIn = (filter: RequestFilter): string => NOTHING[filter];
