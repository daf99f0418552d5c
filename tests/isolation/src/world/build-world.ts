import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { refusalOf, type Act } from './actor.ts';
import { ask, textAt } from './ask.ts';
import { atRest } from './databases.ts';
import { openIntruders, type Intrusion } from './intrusions.ts';
import { pluginTarball, type Source } from './plugin-source.ts';
import { signatureOf } from './sigstore.ts';
import { actorIdOf, type Stage } from './stage.ts';

export const MARKER = 'MARKER-B';
export const STRANGER_MARKER = 'MARKER-A';

/** A marketplace in which something stands behind every field, and everything that was tried while it was built. */
export interface World {
  marketplace: string;
  tokens: Record<
    'owner' | 'reviewer' | 'reviewer2' | 'publisher' | 'publisher2' | 'build' | 'hostAdmin' | 'endUser',
    string
  >;
  ids: Record<string, string>;
  intrusions: readonly Intrusion[];
}

export interface Builder {
  stage: Stage;
  graphql: string;
  gateway: string;
  marketplace: string;
  tokens: World['tokens'];
  ids: Record<string, string>;
  /** Performs and fails loudly when the owner is refused. */
  act(this: void, who: keyof World['tokens'], field: string, input: Record<string, unknown>): Promise<Act>;
  /** The state of a version once it is one of `wanted`. */
  untilVersion(this: void, id: string, ...wanted: string[]): Promise<string>;
  /** Uploads and submits, as a person or as a build that the plugin trusts; returns the version's id. */
  submit(
    this: void,
    source: Source,
    release?: 'AUTO' | 'MANUAL',
    by?: 'publisher' | 'build',
  ): Promise<string>;
}

export async function openBuilder(
  stage: Stage,
  strangers: readonly string[],
): Promise<Builder & { intrusions: Intrusion[] }> {
  const { guildhall, databases, people } = stage;
  const { graphql, gateway, personas } = guildhall;
  const { marketplace } = personas.owner;
  const signer = await stage.host(marketplace);
  const person = (name: string) => people.token(name, marketplace);
  const tokens = {
    owner: await person('owner'),
    reviewer: await person('reviewer'),
    reviewer2: await person('reviewer2'),
    publisher: await person('publisher'),
    publisher2: await person('publisher2'),
    // Given to it once the plugin trusts it.
    build: '',
    hostAdmin: await signer.token(marketplace, { sub: `${MARKER}-admin`, role: 'orgAdmin' }),
    endUser: await signer.token(marketplace, { sub: `${MARKER}-user`, role: 'endUser' }),
  };
  const intruders = openIntruders({
    graphql,
    databases,
    victim: marketplace,
    strangers,
    marker: { victim: MARKER, stranger: STRANGER_MARKER },
  });
  const ids: Record<string, string> = {};
  const builder: Builder = {
    stage,
    graphql,
    gateway,
    marketplace,
    tokens,
    ids,
    async act(who, field, input) {
      const act = await intruders.act(who, tokens[who], field, input);
      const refusal = refusalOf(act);
      if (refusal !== null) throw new Error(`${field} of the owner was refused: ${refusal}`);
      return act;
    },
    async untilVersion(id, ...wanted) {
      const end = performance.now() + 45_000;
      for (;;) {
        const { data } = await ask(
          graphql,
          tokens.owner,
          'query ($id: ID!) { version(id: $id) { state stage { label reason } run { state error } } }',
          { id },
        );
        const state = textAt(data, 'version.state');
        if (wanted.includes(state)) return state;
        if (performance.now() > end) throw new Error(`never ${wanted.join(' or ')}: ${JSON.stringify(data)}`);
        await pause(100);
      }
    },
    async submit(source, release = 'AUTO', by = 'publisher') {
      const bytes = pluginTarball(source, MARKER);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const created = await builder.act(by, 'createVersion', {
        pluginId: ids[source.name] ?? ids['plugin'],
        versionString: source.version,
      });
      const versionId = textAt(created.answer.data, 'createVersion.version.id');
      const upload = await builder.act(by, 'createUpload', { bytes: bytes.length, sha256 });
      ids['upload'] = textAt(upload.answer.data, 'createUpload.upload.id');
      ids['sourceDigest'] = sha256;
      const bundle = await signatureOf(bytes, MARKER);
      await builder.act(by, 'attachSigstoreBundle', { uploadId: ids['upload'], bundle });
      const put = await fetch(`${gateway}/v1/uploads/${ids['upload']}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${tokens[by]}` },
        body: new Uint8Array(bytes),
      });
      const uploadReceipt = textAt(await put.json(), 'receipt');
      await builder.act(by, 'submitVersion', { versionId, uploadReceipt, release });
      return versionId;
    },
  };
  return { ...builder, intrusions: intruders.seen };
}

export async function buildWorld(
  stage: Stage,
  strangers: readonly string[],
  steps: readonly ((world: Builder) => Promise<void>)[],
): Promise<World> {
  const builder = await openBuilder(stage, strangers);
  builder.ids['publisher2Actor'] = await actorIdOf(builder.graphql, builder.tokens.publisher2);
  for (const step of steps) await step(builder);
  await atRest(stage.databases, builder.marketplace);
  const { marketplace, tokens, ids, intrusions } = builder;
  return { marketplace, tokens, ids, intrusions };
}

export const idIn = ({ field, answer }: Act, noun: string): string =>
  textAt(answer.data, `${field}.${noun}.id`);
