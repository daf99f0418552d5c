export type { Contribution, ContributionKind } from './contribution.ts';
export type { Json, JsonObject, JsonSchema } from './json/json.ts';
export type { ManifestError, ManifestProblem } from './manifest-error.ts';
export type {
  AskedFor,
  CommandDeclaration,
  EventDeclaration,
  EventMode,
  FunctionDeclaration,
  Manifest,
  ManifestContributes,
  ManifestEngines,
  MenuDeclaration,
  OriginRequest,
  PermissionRequest,
  ScheduleDeclaration,
  SecretDeclaration,
  SettingDeclaration,
  SettingsDeclaration,
  ViewDeclaration,
  WebhookDeclaration,
  WebhookSignature,
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
export { changeClass } from './changes/change-class.ts';
export {
  CHANGE_CLASSES,
  worstClass,
  type ChangeClass,
  type ManifestChange,
} from './changes/manifest-change.ts';
export { contributionsOf } from './contributions-of.ts';
export { extensionPointRef, parseExtensionPointRef } from './extension-point-ref.ts';
export { functionsOf, type PluginFunction } from './functions/functions-of.ts';
export { isKeptBack } from './functions/kept-back.ts';
export { nextRun, parseSchedule, type Schedule } from './functions/schedule.ts';
export type { SignatureScheme } from './functions/signature-schemes.ts';
export { canonicalJson } from './json/canonical-json.ts';
export { sha256Hex } from './json/sha256-hex.ts';
export { parseManifest, type ParsedManifest } from './parse-manifest.ts';
export { parseSurface } from './parse-surface.ts';
export { permissionDigest } from './permission-digest.ts';
export { permissionsOfPlaces } from './permissions-of-places.ts';
export { surfaceTypes } from './types/surface-types.ts';
export { validateAgainstSurface } from './validate-against-surface.ts';
