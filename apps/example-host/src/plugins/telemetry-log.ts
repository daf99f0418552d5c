import { createStore, type TelemetryEvent } from '@guildhall/host-sdk';

export interface TelemetryEntry {
  readonly at: string;
  readonly event: TelemetryEvent;
}

const MOST = 50;

/** What the SDK reported lately, newest first, for the "Why is it here?" drawer. It stays in this tab. */
export const telemetryLog = createStore<readonly TelemetryEntry[]>([]);

export function recordTelemetry(event: TelemetryEvent): void {
  telemetryLog.set([{ at: new Date().toISOString(), event }, ...telemetryLog.get()].slice(0, MOST));
}
