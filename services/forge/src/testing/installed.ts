import { createHash } from 'node:crypto';
import type { Manifest } from '@guildhall/manifest';
import {
  INSTALLATION_MANIFEST,
  installationChanged,
  surfacePublished,
  versionChanged,
  type InstallationState,
} from '@guildhall/schema';
import type { TestForge } from './harness.ts';
import { MARKETPLACE, mara } from './sessions.ts';
import { aSurface, aVersion, PLUGIN, PUBLISHER, VERSION } from './states.ts';

export const INSTALLATION = 'ins_hello';
export const RELEASE_DIGEST = 'd'.repeat(64);

/** A manifest whose functions cover every trigger. */
export const functionsManifest: Manifest = {
  manifestVersion: 1,
  id: 'orchard.hello',
  displayName: 'Hello',
  version: '1.0.0',
  description: 'Says hello.',
  engines: { surface: { crm: '^1.0.0' } },
  functionsMain: 'src/functions.ts',
  functions: [
    { name: 'greet', public: true, entry: 'sayHello', title: 'Greet' },
    { name: 'nightly' },
    { name: 'check', timeoutMs: 700 },
    { name: 'note' },
    { name: 'inbound' },
  ],
  schedules: [{ id: 'night', function: 'nightly', cron: '0 2 * * *' }],
  webhooks: [{ id: 'mail', function: 'inbound', title: 'From the mail server' }],
  secrets: [
    { name: 'MAIL_KEY', label: 'Mail key', required: true, origins: ['https://api.orchard.example'] },
  ],
  contributes: {
    events: [
      { event: 'contact.beforeSave', mode: 'intercept', function: 'check', timeoutMs: 500 },
      { event: 'contact.saved', mode: 'observe', function: 'note' },
    ],
    settings: { properties: { tone: { type: 'string', title: 'Tone', default: 'warm' } } },
  },
  permissions: { required: [], optional: [] },
  origins: {
    required: [{ origin: 'https://api.orchard.example', purpose: 'Keeps notes.', userData: false }],
    optional: [{ origin: 'https://extra.orchard.example', purpose: 'More notes.', userData: false }],
  },
};

/** What the host declares. */
export const eventSurface = aSurface('crm', {
  events: [
    { name: 'contact.beforeSave', modes: ['intercept', 'observe'], payload: {}, patch: {}, timeoutMs: 1_000 },
    { name: 'contact.saved', modes: ['observe'], payload: {}, timeoutMs: 1_000 },
    {
      name: 'contact.exported',
      modes: ['intercept'],
      payload: {},
      timeoutMs: 1_000,
      permission: 'contacts.read',
    },
    { name: 'contact.beforeDelete', modes: ['intercept'], payload: {}, timeoutMs: 1_000 },
  ],
});

export interface Installed {
  code?: string;
  manifest?: Manifest;
  over?: Partial<InstallationState>;
  /** Grants; all that is asked for unless said. */
  grants?: InstallationState['grants'];
  /** Signs something else than what is installed. */
  forged?: object;
}

/** Tells forge of a published version with functions and of an installation that runs it. */
export async function installFunctions(
  forge: TestForge,
  installed: Installed = {},
): Promise<InstallationState> {
  const { code = 'guildhall.register({});', manifest = functionsManifest } = installed;
  const bytes = new TextEncoder().encode(code);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const bundle = { name: 'functions.js', sha256, bytes: bytes.length, gzipBytes: bytes.length };
  await forge.run(mara, (ctx) => ctx.artifacts.put(sha256, bytes, ctx.now));
  await forge.hear(surfacePublished, eventSurface);
  const release = {
    ...{ releaseDigest: RELEASE_DIGEST, manifestDigest: 'e'.repeat(64), bundles: [bundle], surfaces: [] },
    manifest: { ...manifest },
  };
  await forge.hear(versionChanged, aVersion({ state: 'PUBLISHED', release, rev: 9 }));
  const state = await anInstallation(forge, bundle, installed);
  await forge.hear(installationChanged, state);
  return state;
}

export async function anInstallation(
  forge: TestForge,
  bundle: { name: string; sha256: string },
  { over = {}, forged = {}, ...installed }: Installed = {},
): Promise<InstallationState> {
  const grants = installed.grants ?? { permissions: [], origins: ['https://api.orchard.example'] };
  const plain = {
    ...{ id: INSTALLATION, pluginId: PLUGIN, publisherId: PUBLISHER, versionId: VERSION },
    ...{ host: 'crm', organization: 'acme', workspace: null, state: 'ACTIVE' as const },
    ...{ releaseDigest: RELEASE_DIGEST, bundles: [bundle], grants, settings: {}, secrets: [], rev: 1 },
    ...over,
  };
  const { id: installationId, host, organization, rev, pluginId } = plain;
  const signed = {
    ...{ iss: 'installation', marketplaceId: MARKETPLACE, installationId, host, organization, pluginId, rev },
    ...{
      versionId: VERSION,
      releaseDigest: RELEASE_DIGEST,
      manifestDigest: 'e'.repeat(64),
      bundles: [bundle],
    },
    ...{ grants, iat: 1, ...forged },
  };
  const signedManifest = await forge.installationSigner.sign(
    signed,
    INSTALLATION_MANIFEST,
    INSTALLATION_MANIFEST,
  );
  return { ...plain, signedManifest, ...over };
}
