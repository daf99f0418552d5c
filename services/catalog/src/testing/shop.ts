import type { Session } from '@guildhall/authz';
import { newId } from '@guildhall/kernel';
import {
  decisionMade,
  restrictionChanged,
  runConcluded,
  runStarted,
  type DecisionState,
  type ReleaseState,
  type RestrictionState,
  type RunConcludedState,
} from '@guildhall/schema';
import { z } from 'zod';
import { idOf, PLUGIN, pluginAnswer, VERSION, versionAnswer } from './answers.ts';
import type { Harness } from './harness.ts';

let counter = 0;

export type Shop = Awaited<ReturnType<typeof openShop>>;

export const digestOf = (text: string) => Buffer.from(text).toString('hex').padStart(64, '0').slice(-64);

/** A publisher with a namespace and a plugin, and what happens to its versions. */
export async function openShop(harness: Harness, name = `acme${++counter}`) {
  const owner = harness.session(`${name}-owner`, ['member']);
  const want = 'publisher { id rev }';
  const registered = await harness.change(owner, 'registerPublisher', { name, slug: name }, want);
  const publisherId = idOf(registered, 'publisher');
  await harness.change(owner, 'claimNamespace', { publisherId, namespace: name }, want);
  const made = await harness.change(
    owner,
    'createPlugin',
    { publisherId, name: `${name}.chart`, title: `Chart of ${name}`, summary: 'Draws charts of anything.' },
    'plugin { id }',
  );
  const pluginId = idOf(made, 'plugin');

  const shop = {
    name,
    owner,
    publisherId,
    pluginId,

    receipt({ marketplaceId, actorId }: Session, sha256: string): Promise<string> {
      const uploadId = newId('upload');
      return harness.forge.sign({ marketplaceId, uploadId, actorId, sha256, bytes: 1 }, 'catalog');
    },

    async draft(versionString: string): Promise<string> {
      const input = { pluginId, versionString };
      return idOf(await harness.change(owner, 'createVersion', input, 'version { id }'), 'version');
    },

    async submit(versionId: string, more: object = {}, sha256 = digestOf(versionId)) {
      const input = { versionId, uploadReceipt: await shop.receipt(owner, sha256), ...more };
      return harness.change(owner, 'submitVersion', input, `version { ${VERSION} }`);
    },

    async submitted(versionString: string, more: object = {}): Promise<string> {
      const id = await shop.draft(versionString);
      await shop.submit(id, more);
      return id;
    },

    release: (versionId: string): ReleaseState => ({
      releaseDigest: digestOf(`r${versionId}`),
      manifestDigest: digestOf('manifest'),
      manifest: { name: `${name}.chart` },
      bundles: [],
      surfaces: [],
    }),

    start: (versionId: string, attempt = 1) =>
      harness.tell(runStarted, { runId: `run_${versionId}_${attempt}`, versionId, attempt, rev: 1 }),

    conclude: (versionId: string, more: Partial<RunConcludedState> = {}) =>
      harness.tell(runConcluded, {
        runId: `run_${versionId}`,
        versionId,
        attempt: 1,
        outcome: 'CONCLUDED',
        error: null,
        release: shop.release(versionId),
        facts: {},
        factSheetDigest: null,
        rev: 2,
        ...more,
      }),

    async decide(versionId: string, verdict: DecisionState['verdict'], more: Partial<DecisionState> = {}) {
      const { rev } = await shop.look(versionId);
      await harness.tell(decisionMade, {
        id: newId('decision'),
        versionId,
        versionRev: rev,
        verdict,
        reasons: [],
        decidedBy: 'policy',
        caseId: null,
        dueAt: null,
        rev: 0,
        ...more,
      });
    },

    /** A version with its checks behind it. */
    async evaluating(versionString: string, more: object = {}): Promise<string> {
      const id = await shop.submitted(versionString, more);
      await shop.start(id);
      await shop.conclude(id);
      return id;
    },

    async published(versionString: string): Promise<string> {
      const id = await shop.evaluating(versionString);
      await shop.decide(id, 'APPROVE');
      return id;
    },

    list: () => harness.change(owner, 'submitListing', { pluginId }, 'plugin { id listing { state } }'),

    /** Null when this session may not know of it. */
    async find(versionId: string, session: Session) {
      const source = `query ($id: ID!) { version(id: $id) { ${VERSION} } }`;
      const shape = z.object({ version: versionAnswer.nullable() });
      return (await harness.read(session, source, { id: versionId }, shape)).version;
    },

    async look(versionId: string, session: Session = owner) {
      return versionAnswer.parse(await shop.find(versionId, session));
    },

    async findPlugin(session: Session) {
      const source = `query ($id: ID!) { plugin(id: $id) { ${PLUGIN} } }`;
      const shape = z.object({ plugin: pluginAnswer.nullable() });
      return (await harness.read(session, source, { id: pluginId }, shape)).plugin;
    },

    plugin: async (session: Session = owner) => pluginAnswer.parse(await shop.findPlugin(session)),

    restrict: (
      kind: RestrictionState['kind'],
      target: RestrictionState['target'],
      more: Partial<RestrictionState> = {},
    ) => harness.tell(restrictionChanged, aRestriction(kind, target, more)),
  };
  return shop;
}

export function aRestriction(
  kind: RestrictionState['kind'],
  target: RestrictionState['target'],
  more: Partial<RestrictionState> = {},
): RestrictionState {
  return {
    id: newId('restriction'),
    kind,
    target,
    state: 'ACTIVE',
    clause: 'security',
    reason: 'It harms.',
    interim: false,
    stop: false,
    effectiveAt: '2020-01-01T00:00:00.000Z',
    expiresAt: null,
    feedSeq: 1,
    rev: 1,
    ...more,
  };
}
