import type { PlayedOrigin } from '@guildhall/egress/development';
import { inspector } from './inspection/own-inspector.ts';
import { developmentRuntime } from './runtime/own-runtime.ts';
import { forgeWith } from './service.ts';

/** Forge on a developer's machine: functions find servers there in place of origins that exist nowhere. */
export function forgeInDevelopment(played: readonly PlayedOrigin[]): ReturnType<typeof forgeWith> {
  return forgeWith(inspector, developmentRuntime(played));
}
