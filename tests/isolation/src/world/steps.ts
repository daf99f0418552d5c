import { ask, textAt } from './ask.ts';
import { saidBy } from './build-service.ts';
import { idIn, MARKER, type Builder } from './build-world.ts';
import { markedSurface } from './plugin-source.ts';
import { stop } from './fallback-steps.ts';
import { guard } from './guard-steps.ts';
import { operate } from './function-steps.ts';
import { review, stumble } from './review-steps.ts';
import { AUDIENCE, BUILDS_FROM } from './trusted-build.ts';

const text = (words: string) => `${MARKER} ${words}`;
const place = { host: 'marked', organization: 'fernhill' };

/** People, rules of entry and the host. */
export async function furnish(world: Builder): Promise<void> {
  const { act, ids, stage, marketplace } = world;
  const { issuer, jwks } = await stage.host(marketplace);
  await act('owner', 'registerIssuer', { url: 'https://marked-people.invalid', jwks });
  await act('owner', 'assignRoles', {
    issuer: 'https://marked-people.invalid',
    subject: 'nobody',
    roles: ['reviewer'],
  });
  const storefront = { name: text('store'), origins: ['https://marked-store.invalid'] };
  const key = idIn(await act('owner', 'createPublishableKey', storefront), 'publishableKey');
  await act('owner', 'rotatePublishableKey', { id: key });
  await act('owner', 'revokePublishableKey', { id: key });
  const host = await act('owner', 'registerHost', {
    key: 'marked',
    name: text('Notes'),
    origins: ['https://marked.invalid'],
    issuer,
    jwks,
  });
  ids['host'] = idIn(host, 'host');
  await act('owner', 'rotateHostKey', { hostId: ids['host'], jwks });
  await act('owner', 'publishSurface', { hostId: ids['host'], surface: markedSurface(MARKER) });
  await act('owner', 'setHostFallback', { hostId: ids['host'], fallback: 'PREVIOUS' });
}

/** A publisher with members, keys and a plugin. */
export async function settle({ act, ids, stage }: Builder): Promise<void> {
  const publisher = await act('publisher', 'registerPublisher', {
    name: text('Press'),
    slug: 'marked-press',
  });
  const publisherId = (ids['publisher'] = idIn(publisher, 'publisher'));
  await act('publisher', 'claimNamespace', { publisherId, namespace: 'marked' });
  await act('publisher', 'addPublisherMember', {
    publisherId,
    actorId: ids['publisher2Actor'],
    role: 'MEMBER',
  });
  ids['apiKey'] = idIn(
    await act('publisher', 'createApiKey', {
      publisherId,
      name: text('key'),
      expiresAt: '2099-01-01T00:00:00.000Z',
    }),
    'apiKey',
  );
  const spare = await act('publisher', 'createApiKey', { publisherId, name: text('spare') });
  await act('publisher', 'revokeApiKey', { id: idIn(spare, 'apiKey') });
  const plugin = await act('publisher', 'createPlugin', {
    publisherId,
    name: 'marked.chart',
    title: text('Chart'),
    summary: text('summary'),
  });
  const pluginId = (ids['plugin'] = idIn(plugin, 'plugin'));
  await act('publisher', 'editListing', {
    pluginId,
    description: text('description'),
    icon: 'https://marked.invalid/icon.png',
    categories: ['sales'],
  });
  await act('publisher', 'submitListing', { pluginId });
  const trust = async (repository: string) =>
    idIn(
      await act('publisher', 'addTrustedPublisher', {
        ...{ pluginId, issuer: stage.builds.issuer, audience: AUDIENCE },
        claims: Object.entries(saidBy(repository)).map(([name, value]) => ({ name, value })),
      }),
      'trustedPublisher',
    );
  await trust(BUILDS_FROM);
  const spareTrust = await trust(text('spare'));
  await act('publisher', 'removeTrustedPublisher', { pluginId, id: spareTrust });
}

/** A version that goes all the way, comes back and goes again. */
export async function ship({ act, ids, submit, untilVersion }: Builder): Promise<void> {
  const versionId = (ids['published'] = await submit(
    { name: 'marked.chart', version: '1.0.0', origins: ['https://api.marked.invalid'], functions: true },
    'MANUAL',
  ));
  await untilVersion(versionId, 'APPROVED');
  await act('publisher', 'publishVersion', { versionId, reason: text('publish') });
  await act('publisher', 'yankVersion', { versionId, reason: text('yank') });
  await act('publisher', 'unyankVersion', { versionId, reason: text('unyank') });
  const dropped = await act('publisher', 'createVersion', {
    pluginId: ids['plugin'],
    versionString: '0.9.0',
  });
  await act('publisher', 'withdrawVersion', {
    versionId: idIn(dropped, 'version'),
    reason: text('withdraw'),
  });
}

/** Installations in every state that a field tells of. */
export async function install({ act, ids, graphql, tokens }: Builder): Promise<void> {
  const pluginId = ids['plugin'];
  const inWorkspace = (workspace: string) => ({ ...place, workspace });
  const rule = await act('hostAdmin', 'setInstallRule', {
    scope: inWorkspace('w1'),
    effect: 'REQUEST',
    pluginId,
  });
  ids['rule'] = idIn(rule, 'rule');
  await act('hostAdmin', 'setInstallRule', { scope: inWorkspace('w2'), effect: 'REQUEST', pluginId });
  const wish = await act('endUser', 'requestInstall', {
    pluginId,
    scope: inWorkspace('w1'),
    reason: text('please'),
  });
  await act('hostAdmin', 'approveInstallRequest', { requestId: idIn(wish, 'request'), reason: text('yes') });
  const other = await act('endUser', 'requestInstall', {
    pluginId,
    scope: inWorkspace('w2'),
    reason: text('please'),
  });
  await act('hostAdmin', 'denyInstallRequest', { requestId: idIn(other, 'request'), reason: text('no') });

  const installed = await act('hostAdmin', 'installPlugin', {
    pluginId,
    scope: place,
    reason: text('install'),
  });
  const installationId = (ids['installation'] = idIn(installed, 'installation'));
  const screen = await ask(
    graphql,
    tokens.hostAdmin,
    'query ($id: ID!) { installation(id: $id) { pendingUpdate { permissionDigest } } }',
    { id: installationId },
  );
  const permissionDigest = textAt(screen.data, 'installation.pendingUpdate.permissionDigest');
  await act('hostAdmin', 'consentToInstallation', { installationId, permissionDigest });
  await act('hostAdmin', 'changeSettings', { installationId, settings: { label: text('setting') } });
  const secret = { installationId, name: 'NOTES_KEY' };
  await act('hostAdmin', 'setInstallationSecret', { ...secret, value: text('key') });
  await act('hostAdmin', 'removeInstallationSecret', secret);
  await act('hostAdmin', 'setInstallationSecret', { ...secret, value: text('another key') });
  const entries = [{ pluginId, order: 3 }];
  await act('hostAdmin', 'configureSlot', { scope: place, extensionPoint: 'notes.sidebar@1', entries });
  await act('hostAdmin', 'disableInstallation', { installationId, reason: text('off') });
  await act('hostAdmin', 'enableInstallation', { installationId, reason: text('on') });
  await act('hostAdmin', 'setInstallRule', {
    scope: inWorkspace('w1'),
    effect: 'ALLOW',
    publisherId: ids['publisher'],
  });
  // Speaks of the plugin where it runs, so that an explanation has a rule to name.
  await act('hostAdmin', 'setInstallRule', { scope: place, effect: 'ALLOW', pluginId });
  await act('hostAdmin', 'setInstallRule', { scope: inWorkspace('w8'), effect: 'DENY', pluginId });
  const spare = await act('hostAdmin', 'installPlugin', { pluginId, scope: inWorkspace('w3') });
  await act('hostAdmin', 'uninstall', { installationId: idIn(spare, 'installation'), reason: text('away') });
}

/** Restrictions: one that warns, one lifted, one confirmed, one refused. */
export async function restrict({ act, ids }: Builder): Promise<void> {
  const impose = async (kind: string, type: string, id: string | undefined, extra = {}) =>
    idIn(
      await act('reviewer', 'imposeRestriction', {
        kind,
        target: { type, id },
        clause: text('clause'),
        reason: text('reason'),
        ...extra,
      }),
      'restriction',
    );
  ids['restriction'] = await impose('WARN', 'VERSION', ids['version'], {
    expiresAt: '2099-01-01T00:00:00.000Z',
  });
  await impose('LABEL', 'PLUGIN', ids['plugin']);
  await impose('LABEL', 'PUBLISHER', ids['publisher']);
  const lifted = await impose('LABEL', 'VERSION', ids['version']);
  await act('reviewer', 'liftRestriction', { restrictionId: lifted, reason: text('lift') });
  const blocked = await impose('HARD_BLOCK', 'VERSION', ids['version']);
  await act('reviewer2', 'confirmRestriction', { restrictionId: blocked, reason: text('confirm') });
  const ban = await impose('PUBLISHER_BAN', 'PUBLISHER', ids['publisher']);
  await act('reviewer2', 'refuseRestriction', { restrictionId: ban, reason: text('refuse') });
}

/** The marketplace's own rules, changed last so that they decided nothing here. */
export async function legislate({ act, ids, graphql, tokens }: Builder): Promise<void> {
  const { data } = await ask(graphql, tokens.owner, '{ policies { id active { rules } } }');
  const policyId = (ids['policy'] = textAt(data, 'policies.id'));
  await act('owner', 'createPolicyRevision', {
    policyId,
    rules: [],
    defaultVerdict: 'REVIEW',
    note: text('note'),
  });
  await act('owner', 'activatePolicyRevision', { policyId, number: 2, mode: 'ENFORCE' });
}

export const STEPS = [
  furnish,
  settle,
  guard,
  ship,
  install,
  operate,
  stop,
  stumble,
  review,
  restrict,
  legislate,
];
