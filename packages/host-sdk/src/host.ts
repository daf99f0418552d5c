import type { Json, JsonObject } from '@guildhall/plugin-sdk/wire';
import type { Contribution } from './contribution.ts';
import type { Limits } from './limits.ts';
import type { MountHandle, MountInput } from './mount.ts';
import type { PluginSettings, RefusedSetting, SettingValues } from './settings/plugin-settings.ts';
import type { Readable } from './store.ts';
import type { HostSurface } from './surface.ts';
import type { Telemetry } from './telemetry.ts';
import type { PublicKey } from './trust/public-key.ts';

/** Whose page this is. Ids are the host's own. */
export interface HostScope {
  readonly host: string;
  readonly organization: string;
  readonly workspace?: string;
  readonly user?: string;
}

/** A call from a plugin, after its grants were checked. */
export interface ApiCall {
  readonly installationId: string;
  readonly pluginId: string;
  readonly grants: readonly string[];
}

/** Answers one function of the surface. Throwing rejects the plugin's call with the error's message. */
export type ApiHandler = (params: Json, call: ApiCall) => Json | undefined | Promise<Json | undefined>;

/** What a host may do for its plugins beyond its own functions. All optional: without one, the plugin gets a clear refusal. */
export interface HostServices {
  toast?(message: string, tone: string, call: ApiCall): void;
  close?(contribution: Contribution): void;
  requestPermission?(name: string, call: ApiCall): Promise<boolean>;
  fetchProxy?(request: ProxyRequest, call: ApiCall): Promise<ProxyResponse>;
  /** Runs a public function of the calling installation; the SDK asks the marketplace when absent. */
  invokeFunction?(name: string, payload: Json, call: ApiCall): Promise<Json>;
  storage?: {
    get(key: string, call: ApiCall): Promise<Json>;
    set(key: string, value: Json, call: ApiCall): Promise<void>;
    delete(key: string, call: ApiCall): Promise<void>;
  };
}

export interface ProxyRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface ProxyResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HostOptions {
  readonly surface: HostSurface;
  /** The gateway's origin, without a path: `https://plugins.example.com`. */
  readonly endpoint: string;
  readonly getToken: () => Promise<string>;
  readonly scope: HostScope;
  /** The marketplace's id, as in the host's tokens. What was signed for another one is not believed. */
  readonly marketplace?: string;
  /**
   * The keys this page believes, as the gateway's `/v1/keys` named them when the page was made. Without, the gateway is
   * asked: that guards against whoever meddles with answers and code, not against the gateway itself.
   */
  readonly keys?: readonly PublicKey[];
  /** Where the host serves `sandboxDocument()` with `SANDBOX_HEADERS`: `/sandbox/v1.html`. */
  readonly sandboxUrl: string;
  /** Names of the components the host can draw; all of the surface's when absent. */
  readonly components?: readonly string[];
  readonly apis?: Readonly<Record<string, ApiHandler>>;
  readonly services?: HostServices;
  readonly limits?: Partial<Limits>;
  /** What happens to shown plugins when the marketplace was not heard from for 30 s. Default `keep`. */
  readonly onStale?: 'keep' | 'hide';
  readonly onTelemetry?: Telemetry;
}

/** Why something that was here is gone. */
export interface RestrictionNotice {
  readonly installationId: string;
  readonly pluginName: string;
  readonly restrictionId: string;
  readonly reason: string;
}

/** What a slot shows. */
export interface SlotState {
  /** True until the first answer arrived. */
  readonly loading: boolean;
  /** True when the marketplace was not heard from for 30 s. */
  readonly stale: boolean;
  /** True while a page that just woke up asks what was stopped meanwhile: paint nothing of a plugin until it is false. */
  readonly held: boolean;
  readonly contributions: readonly Contribution[];
  readonly notices: readonly RestrictionNotice[];
}

/** What the address of a plugin's page shows: the page, why it was stopped, or that there is none. */
export interface PageState extends Omit<SlotState, 'contributions' | 'notices'> {
  readonly contribution: Contribution | null;
  readonly notice: RestrictionNotice | null;
}

export interface Command {
  /** `<installation>/<command key>`: what `execute` takes. */
  readonly id: string;
  readonly title: string;
  readonly contribution: Contribution;
}

export interface MenuItem {
  readonly title: string;
  readonly group: string;
  readonly command: Command;
  readonly contribution: Contribution;
}

/** How an event ended after every interceptor was heard. */
export type EmitOutcome =
  | { readonly type: 'allow'; readonly payload: JsonObject }
  | { readonly type: 'block'; readonly reason: string; readonly pluginName: string };

/** One stage of deciding whether a contribution is shown. */
export interface ExplanationStage {
  readonly stage: 'resolved' | 'restrictions' | 'extension-point' | 'when' | 'maximum' | 'signature';
  readonly passed: boolean;
  readonly message: string;
}

/** The facts `when` clauses are evaluated against. */
export interface ContextStore extends Readable<JsonObject> {
  /** Merges these keys; `null` stands for "not known". */
  set(partial: JsonObject): void;
}

/** A page with plugins in it. */
export interface Host {
  /** Resolves when the first answer arrived; rejects when the marketplace could not be reached. */
  readonly ready: Promise<void>;
  readonly context: ContextStore;
  /** Rises whenever plugins were installed, updated or taken away here: whatever else shows them asks anew. 0 at first. */
  readonly epoch: Readable<number>;
  /** What an extension point shows. `context` adds to the host's own for the `when` clauses here. */
  slot(id: string, context?: JsonObject): Readable<SlotState>;
  menu(id: string, context?: JsonObject): Readable<readonly MenuItem[]>;
  commands(): Readable<readonly Command[]>;
  /** Whole pages that plugins bring, for the host's navigation. */
  pages(): Readable<readonly Contribution[]>;
  /** One of them, by its plugin and the id that its `detail` names: what stands in its address. */
  page(pluginId: string, id: string): Readable<PageState>;
  /** What can be set about an installation; null when it has no settings, or does not run here. */
  settings(installationId: string): Readable<PluginSettings | null>;
  /** Replaces the settings, where this person may. Answers what was refused; nothing when they are saved and known here. */
  changeSettings(installationId: string, values: SettingValues): Promise<readonly RefusedSetting[]>;
  /** Runs a command of a plugin. Rejects with a `SandboxError` when the plugin fails or takes too long. */
  execute(command: string, args?: Json, context?: JsonObject): Promise<Json>;
  /** Tells plugins about an event, on the page and on the server; waits for those that intercept it, within the surface's time limit. */
  emit(event: string, payload: JsonObject): Promise<EmitOutcome>;
  mount(contribution: Contribution, input?: MountInput): MountHandle;
  /** Why a contribution is shown or not, stage by stage. */
  explain(contribution: Contribution, context?: JsonObject): readonly ExplanationStage[];
  /** Fetches the resolution again. */
  refresh(): Promise<void>;
  dispose(): void;
}
