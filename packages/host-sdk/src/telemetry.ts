import type { RefusedField } from '@guildhall/plugin-sdk/wire';

/** What the SDK reports to the host. Nothing leaves the page by itself. */
export type TelemetryEvent =
  | { readonly type: 'sandbox-booted'; readonly installationId: string; readonly milliseconds: number }
  | {
      readonly type: 'sandbox-stopped';
      readonly installationId: string;
      readonly reason: string;
      readonly message: string;
    }
  | {
      readonly type: 'revoked';
      readonly installationId: string;
      readonly restrictionId: string;
      readonly seq: number;
    }
  | {
      readonly type: 'digest-mismatch';
      readonly installationId: string;
      readonly expected: string;
      readonly message: string;
    }
  | {
      /** Something came that its signer did not say; it was not believed. */
      readonly type: 'signature-refused';
      readonly of: 'manifest' | 'feed';
      readonly installationId: string | null;
      readonly message: string;
    }
  | { readonly type: 'feed-gap'; readonly after: number; readonly received: number }
  | { readonly type: 'feed-rewound'; readonly known: number; readonly received: number }
  | { readonly type: 'feed-refused'; readonly message: string }
  | { readonly type: 'stale-answer-filtered'; readonly feedSeq: number; readonly known: number }
  | { readonly type: 'connection'; readonly state: 'open' | 'lost'; readonly message?: string }
  | {
      /** An interceptor said nothing in time, so it counted as allowing; null when none could be asked. */
      readonly type: 'event-defaulted';
      readonly event: string;
      readonly installationId: string | null;
      readonly message: string;
    }
  | {
      /** A plugin wanted to replace something the surface does not let it replace, or by something else. */
      readonly type: 'patch-refused';
      readonly event: string;
      readonly installationId: string;
      readonly fields: readonly RefusedField[];
    }
  | {
      readonly type: 'plugin-log';
      readonly installationId: string;
      readonly level: 'info' | 'error';
      readonly text: string;
    };

export type Telemetry = (event: TelemetryEvent) => void;
