export type { BundleReference, Contribution, Resolution } from './contribution.ts';
export { createHost } from './create-host.ts';
export type {
  ApiCall,
  ApiHandler,
  Command,
  ContextStore,
  EmitOutcome,
  ExplanationStage,
  Host,
  HostOptions,
  HostScope,
  HostServices,
  MenuItem,
  PageState,
  ProxyRequest,
  ProxyResponse,
  RestrictionNotice,
  SlotState,
} from './host.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export type { MountHandle, MountInput, MountState } from './mount.ts';
export { drawingKey } from './resolution/keep-identity.ts';
export { SANDBOX_CSP, SANDBOX_HEADERS, sandboxDocument } from './sandbox-document.ts';
export { SandboxError } from './sandbox/sandbox-error.ts';
export type { Json, JsonObject } from '@guildhall/plugin-sdk/wire';
export type {
  PluginSettings,
  RefusedSetting,
  SettingField,
  SettingValues,
} from './settings/plugin-settings.ts';
export { createStore, type Readable, type Store } from './store.ts';
export type {
  HostSurface,
  PropType,
  SurfaceApi,
  SurfaceComponent,
  SurfaceEvent,
  SurfaceExtensionPoint,
} from './surface.ts';
export type { Telemetry, TelemetryEvent } from './telemetry.ts';
export { parsePublicKeys, type PublicKey } from './trust/public-key.ts';
