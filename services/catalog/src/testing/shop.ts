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
import type { Data, Harness } from './harness.ts';

let counter = 0;

export const digestOf = (text: string) => Buffer.from(text).toString('hex').padStart(64, '0').slice(-64);

/** A publisher with a namespace and a plugin, and what happens to its versions. */
export async function openShop(harness: Harness, name = `acme${++counter}`) {
  const owner = harness.session(`${name}-owner`, ['member']);
  const want = 'publisher { id rev }';
  const { publisher } = await harness.change(owner, 'registerPublisher', { name, slug: name }, want);
  const publisherId: string = publisher.id;
  await harness.change(owner, 'claimNamespace', { publisherId, namespace: name }, want);
  const made = await harness.change(
    owner,
    'createPlugin',
    { publisherId, name: `${name}.chart`, title: `Chart of ${name}`, summary: 'Draws charts of anything.' },
    'plugin { id }',
  );
  const pluginId: string = made.plugin.id;

  const shop = {
    name,
    owner,
    publisherId,
    pluginId,

    async receipt(sha256: string, session: Session = owner, more: Data = {}): Promise<string> {
      const { marketplaceId, actorId } = session;
      const uploadId = newId('upload');
      return harness.forge.sign({ marketplaceId, uploadId, actorId, sha256, bytes: 1, ...more }, 'catalog');
    },

    async draft(versionString: string): Promise<string> {
      const input = { pluginId, versionString };
      return (await harness.change(owner, 'createVersion', input, 'version { id }')).version.id;
    },

    async submit(versionId: string, more: Data = {}, sha256 = digestOf(versionId)): Promise<Data> {
      const input = { versionId, uploadReceipt: await shop.receipt(sha256), ...more };
      return harness.change(owner, 'submitVersion', input, VERSION);
    },

    async submitted(versionString: string, more: Data = {}): Promise<string> {
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
    async evaluating(versionString: string, more: Data = {}): Promise<string> {
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

    look: async (versionId: string, session: Session = owner): Promise<Data> =>
      (await harness.ask(session, `query ($id: ID!) { version(id: $id) { ${FIELDS} } }`, { id: versionId }))
        .data.version,

    plugin: async (session: Session = owner): Promise<Data> =>
      (
        await harness.ask(
          session,
          `query ($id: ID!) { plugin(id: $id) { id name rev installCount availableActions
             listing { state visibility title stage } channels { name rev version { id versionString } } } }`,
          { id: pluginId },
        )
      ).data.plugin,

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

const FIELDS = `id state rev versionString channel release sourceDigest releaseDigest availableActions
  stage { label since nextActor dueAt reason } installable { ok reasons { code } }
  timeline(first: 100) { nodes { event from to actorName reason rev } }`;
const VERSION = `version { ${FIELDS} }`;
