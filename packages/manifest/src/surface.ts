import type { EventMode } from './manifest.ts';
import type { JsonSchema } from './json/json.ts';

/** What a host offers plugins, declared as data. The public contract is schema/surface.schema.json. */
export interface Surface {
  readonly version: string;
  readonly extensionPoints: readonly ExtensionPoint[];
  readonly events: readonly SurfaceEvent[];
  readonly apis: readonly SurfaceApi[];
  readonly permissions: readonly SurfacePermission[];
  readonly components: readonly SurfaceComponent[];
  readonly scopeLevels: readonly ScopeLevel[];
  /** Known everywhere in the host; an extension point may add its own. */
  readonly contextKeys: ContextKeys;
}

export type ScopeLevel = 'organization' | 'workspace' | 'user';
export type ContextKeyType = 'string' | 'number' | 'boolean' | 'list';
export type ContextKeys = Readonly<Record<string, ContextKeyType>>;
export type ExtensionPointKind = 'view' | 'page' | 'menu';

export interface ExtensionPoint {
  /** Without its version: `crm.contact.sidebar`. */
  readonly id: string;
  readonly version: number;
  readonly kinds: readonly ExtensionPointKind[];
  readonly title: string;
  readonly props: JsonSchema;
  readonly contextKeys: ContextKeys;
  /** Names of the components a view or page here may render. */
  readonly components: readonly string[];
  /** How many contributions are shown at most. */
  readonly max: number;
  readonly permission?: string;
}

export interface SurfaceEvent {
  readonly name: string;
  readonly modes: readonly EventMode[];
  readonly payload: JsonSchema;
  /** What an interceptor may change; none means it may only allow or block. */
  readonly patch?: JsonSchema;
  readonly timeoutMs: number;
  readonly permission?: string;
}

export interface SurfaceApi {
  readonly name: string;
  readonly permission: string;
  readonly params: JsonSchema;
  readonly result?: JsonSchema;
  /** Where the host answers functions; without it, only its pages answer. */
  readonly url?: string;
}

export interface SurfacePermission {
  readonly name: string;
  readonly title: string;
  /** Plain words for a consent screen. */
  readonly description: string;
  readonly sensitivity: 'low' | 'high';
}

export interface SurfaceComponent {
  readonly name: string;
  readonly props: Readonly<Record<string, 'string' | 'number' | 'boolean' | 'json'>>;
  readonly events: readonly string[];
}
