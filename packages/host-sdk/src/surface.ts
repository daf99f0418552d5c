import type { JsonObject } from '@guildhall/plugin-sdk/wire';

/** What a component's prop holds. */
export type PropType = 'string' | 'number' | 'boolean' | 'json';

/** A component of the host that plugins may draw with. */
export interface SurfaceComponent {
  readonly name: string;
  readonly props: Readonly<Record<string, PropType>>;
  /** Lower case: `press` reaches the component as `onPress`. */
  readonly events: readonly string[];
}

/** A place in the host's pages. A slot is named `<id>@<version>`. */
export interface SurfaceExtensionPoint {
  readonly id: string;
  readonly version: number;
  readonly kinds: readonly string[];
  /** Names of the components allowed here; all of the surface's when empty or absent. */
  readonly components?: readonly string[];
  /** The most contributions shown; no limit when absent. */
  readonly max?: number;
  /** Context keys known here, besides those of the whole surface. */
  readonly contextKeys?: Readonly<Record<string, unknown>>;
}

/** An event a plugin may observe or intercept. */
export interface SurfaceEvent {
  readonly name: string;
  readonly modes: readonly ('observe' | 'intercept')[];
  /** How long an intercepting plugin may think, in milliseconds. */
  readonly timeoutMs?: number;
  readonly permission?: string;
  /** Present when interceptors may replace fields: the JSON Schema whose `properties` name them and say what they hold. */
  readonly patch?: JsonObject;
}

/** A function a plugin may call, and the permission it costs. */
export interface SurfaceApi {
  readonly name: string;
  readonly permission?: string;
}

/**
 * The part of a host's surface the SDK reads in the browser. A surface parsed by `@guildhall/manifest` fits as it is.
 */
export interface HostSurface {
  readonly extensionPoints: readonly SurfaceExtensionPoint[];
  readonly events?: readonly SurfaceEvent[];
  readonly apis?: readonly SurfaceApi[];
  readonly components: readonly SurfaceComponent[];
  /** Context keys that plugins may see anywhere. */
  readonly contextKeys?: Readonly<Record<string, unknown>>;
}
