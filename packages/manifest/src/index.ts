export type { Contribution, ContributionKind } from './contribution.ts';
export type { Json, JsonObject, JsonSchema } from './json.ts';
export type { ManifestError, ManifestProblem } from './manifest-error.ts';
export type {
  AskedFor,
  CommandDeclaration,
  EventDeclaration,
  EventMode,
  Manifest,
  ManifestContributes,
  ManifestEngines,
  MenuDeclaration,
  OriginRequest,
  PermissionRequest,
  SettingDeclaration,
  SettingsDeclaration,
  ViewDeclaration,
} from './manifest.ts';
export type {
  ContextKeys,
  ContextKeyType,
  ExtensionPoint,
  ExtensionPointKind,
  ScopeLevel,
  Surface,
  SurfaceApi,
  SurfaceComponent,
  SurfaceEvent,
  SurfacePermission,
} from './surface.ts';
