import type { SignatureScheme } from './functions/signature-schemes.ts';
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
  /** Entry module of the functions, such as `src/functions.ts`: a bundle of its own that runs on the server. */
  readonly functionsMain?: string;
  readonly functions?: readonly FunctionDeclaration[];
  readonly schedules?: readonly ScheduleDeclaration[];
  readonly webhooks?: readonly WebhookDeclaration[];
  readonly secrets?: readonly SecretDeclaration[];
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
  /** Each is a whole page of the host, at an address that ends with its id. */
  readonly pages?: readonly ViewDeclaration[];
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

/** Handled either in the page, by a `handler`, or on the server, by a `function`. */
export interface EventDeclaration {
  readonly event: string;
  readonly mode: EventMode;
  readonly handler?: string;
  /** The name of one of this plugin's own functions. */
  readonly function?: string;
  readonly timeoutMs?: number;
  readonly when?: string;
}

/** A function that runs on the server, in a sandbox; `functionsOf` fills in what is left out. */
export interface FunctionDeclaration {
  readonly name: string;
  /** The name the code gives to defineFunctions; the function's own name when left out. */
  readonly entry?: string;
  readonly title?: string;
  /** At most 2000 where somebody waits for the answer, 30000 otherwise. */
  readonly timeoutMs?: number;
  /** Whether pages of the host and the plugin's own views may call it; false when left out. */
  readonly public?: boolean;
}

/** When a function runs by itself, in UTC. Exactly one of `every` and `cron` is there. */
export interface ScheduleDeclaration {
  readonly id: string;
  readonly function: string;
  /** ISO 8601 duration such as `PT15M`. */
  readonly every?: string;
  /** Five fields such as `0 2 * * *`. */
  readonly cron?: string;
}

export interface WebhookDeclaration {
  readonly id: string;
  readonly function: string;
  readonly title: string;
  /** How the sender proves itself; without it, whoever knows the address may call. */
  readonly signature?: WebhookSignature;
}

export interface WebhookSignature {
  readonly scheme: SignatureScheme;
  /** One or two of the plugin's secrets; each that is set may have signed. */
  readonly secrets: readonly string[];
  /** Of hmac-sha256 alone: the header that holds the signature, and how it is written there. */
  readonly header?: string;
  readonly encoding?: 'hex' | 'base64';
}

/** A key an admin enters. Code names it and never reads it: it joins a request outside the sandbox. */
export interface SecretDeclaration {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  /** Where it may be sent: each is one of the plugin's declared origins, or inside one. None if it only proves senders. */
  readonly origins: readonly string[];
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
