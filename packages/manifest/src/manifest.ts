import type { JsonSchema } from './json/json.ts';

/** plugin.json, version 1: all a plugin declares about itself. The public contract is schema/plugin.schema.json. */
export interface Manifest {
  readonly $schema?: string;
  readonly manifestVersion: 1;
  /** `namespace.name`, for ever. */
  readonly id: string;
  readonly displayName: string;
  readonly version: string;
  readonly description: string;
  readonly license?: string;
  readonly categories?: readonly string[];
  readonly engines: ManifestEngines;
  /** Entry module of the user interface, such as `src/index.tsx`. */
  readonly main?: string;
  readonly contributes: ManifestContributes;
  readonly permissions: AskedFor<PermissionRequest>;
  readonly origins: AskedFor<OriginRequest>;
}

/** By host key, the range of surface versions the plugin was written for. */
export interface ManifestEngines {
  readonly surface: Readonly<Record<string, string>>;
}

export interface ManifestContributes {
  readonly views?: readonly ViewDeclaration[];
  readonly commands?: readonly CommandDeclaration[];
  readonly menus?: readonly MenuDeclaration[];
  readonly events?: readonly EventDeclaration[];
  readonly settings?: SettingsDeclaration;
}

export interface ViewDeclaration {
  readonly id: string;
  /** `crm.contact.sidebar@1` */
  readonly extensionPoint: string;
  readonly title: string;
  readonly module: string;
  readonly when?: string;
  readonly order?: number;
}

export interface CommandDeclaration {
  readonly id: string;
  readonly title: string;
  readonly handler: string;
  readonly when?: string;
  readonly arguments?: JsonSchema;
}

export interface MenuDeclaration {
  readonly extensionPoint: string;
  /** The id of one of this plugin's own commands. */
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
  readonly order?: number;
}

export type EventMode = 'observe' | 'intercept';

export interface EventDeclaration {
  readonly event: string;
  readonly mode: EventMode;
  readonly handler: string;
  readonly timeoutMs?: number;
  readonly when?: string;
}

export interface SettingsDeclaration {
  readonly properties: Readonly<Record<string, SettingDeclaration>>;
}

export interface SettingDeclaration {
  readonly type: 'string' | 'number' | 'boolean';
  readonly title: string;
  readonly description?: string;
  readonly default?: string | number | boolean;
  readonly enum?: readonly (string | number)[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Required is granted with the installation or not at all; optional is asked for when it is needed. */
export interface AskedFor<Request> {
  readonly required: readonly Request[];
  readonly optional: readonly Request[];
}

export interface PermissionRequest {
  readonly name: string;
  /** Shown on the consent screen, in the publisher's words. */
  readonly purpose: string;
}

export interface OriginRequest {
  /** `https://api.example.com`, or `https://*.example.com` for every subdomain. */
  readonly origin: string;
  readonly purpose: string;
  /** Whether data about the host's users travels there. */
  readonly userData: boolean;
}
