import { createHash } from 'node:crypto';
import { graphAnswers } from '@guildhall/testing';
import { BAD_ARCHIVES } from './bad-input/archives.ts';
import { BAD_CREDENTIALS } from './bad-input/credentials.ts';
import { BAD_INPUTS } from './bad-input/inputs.ts';
import { BAD_QUESTIONS } from './bad-input/questions.ts';
import { smallWorld } from './bad-input/small-world.ts';
import { request } from './probes/http.ts';
import { faultOf, perform } from './world/actor.ts';
import { ask, textAt } from './world/ask.ts';
import { idIn, type Builder } from './world/build-world.ts';
import { atRest } from './world/databases.ts';
import { openStage, type Stage } from './world/stage.ts';

let stage: Stage;
let world: Builder;

beforeAll(async () => {
  stage = await openStage();
  world = await smallWorld(stage);
});
afterAll(() => stage.close());

/** Nothing of the marketplace is another than before, table by table. */
const unchanged = async (act: () => Promise<void>) => {
  await atRest(stage.databases, world.marketplace);
  const before = await stage.databases.rowsOf(world.marketplace);
  await act();
  await atRest(stage.databases, world.marketplace);
  expect(await stage.databases.rowsOf(world.marketplace)).toEqual(before);
};

describe('a mutation is refused, by field, and writes nothing, for', () => {
  it.each(BAD_INPUTS)('$what', async ({ who, mutation, input, field, says, code }) => {
    await unchanged(async () => {
      const act = await perform(world.graphql, world.tokens[who], mutation, input(world.ids));

      const fault = faultOf(act);
      expect(fault.message).toMatch(says);
      expect(fault.field.slice(0, field?.length)).toEqual(field ?? []);
      // A refusal without a field is told by its code alone.
      const told = code ?? (field === null ? 'FORBIDDEN' : null);
      expect(fault).toMatchObject(told === null ? {} : { code: told });
    });
  });
});

describe('a question is refused, in words, for', () => {
  it.each(BAD_QUESTIONS)('$what', async ({ query, variables, code, says }) => {
    await unchanged(async () => {
      const answer = await ask(world.graphql, world.tokens.owner, query, variables?.(world.ids));

      const [error] = answer.errors ?? [];
      expect(error?.message).toMatch(says);
      expect(error?.extensions?.code).toBe(code);
    });
  });
});

describe('nobody is let in with', () => {
  it.each(BAD_CREDENTIALS)('$what', async ({ header, says }) => {
    const authorization = await header(stage, world.marketplace);
    await unchanged(async () => {
      const response = await fetch(world.graphql, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
        body: JSON.stringify({ query: '{ viewer { actorId } }' }),
      });

      expect(response.status).toBe(401);
      expect(await response.text()).toMatch(says);
    });
  });
});

describe('GraphQL over HTTP answers', () => {
  const MUTATION = `?query=${encodeURIComponent('mutation { createUpload(input: { bytes: 1, sha256: "" }) { userErrors { code } } }')}`;
  const valid = '{"query":"{ viewer { actorId } }"}';
  it.each<
    [what: string, status: number, init: { method?: string; type?: string; body?: string; query?: string }]
  >([
    ['a question', 200, { body: valid }],
    ['a body that is no JSON', 400, { body: '{"query":' }],
    ['a body that is a list', 400, { body: `[${valid}]` }],
    ['a body without a question', 400, { body: '{}' }],
    ['a question that is a number', 400, { body: '{"query":1}' }],
    ['variables that are a list', 400, { body: '{"query":"{ viewer { actorId } }","variables":[1]}' }],
    ['an empty body', 400, { body: '' }],
    ['a body of a type that pages may send anywhere', 400, { type: 'text/plain', body: valid }],
    ['a form', 415, { type: 'application/x-www-form-urlencoded', body: 'query=%7Bviewer%7D' }],
    [
      'a body of 300 kilobytes',
      413,
      { body: JSON.stringify({ query: `{ viewer { actorId } } #${'x'.repeat(300_000)}` }) },
    ],
    ['DELETE', 405, { method: 'DELETE' }],
    ['a mutation by GET', 405, { method: 'GET', query: MUTATION }],
  ])(
    '%s with %i',
    async (_what, status, { method = 'POST', type = 'application/json', body, query = '' }) => {
      await unchanged(async () => {
        const response = await request(world.graphql + query, world.tokens.owner, {
          method,
          ...(body === undefined
            ? { headers: { 'apollo-require-preflight': 'yes' } }
            : { body, headers: { 'content-type': type } }),
        });

        expect(response).toMatchObject({ status });
        expect(response.body).not.toMatch(/node_modules|\.ts:/);
      });
    },
  );
});

describe('an upload is refused, and keeps nothing, for', () => {
  const bytes = Buffer.from('twelve bytes');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  it.each<[what: string, body: Uint8Array, status: number, says: RegExp]>([
    ['fewer bytes than promised', bytes.subarray(1), 422, /11 bytes came; createUpload was told of 12/],
    ['more bytes than promised', Buffer.concat([bytes, bytes]), 413, /More than the 12 bytes/],
    ['other bytes than promised', Buffer.from('other bytes!'), 422, new RegExp(`not ${sha256}`)],
  ])('%s', async (_what, body, status, says) => {
    const { publisher, publisher2 } = world.tokens;
    const created = await perform(world.graphql, publisher, 'createUpload', { bytes: bytes.length, sha256 });
    const url = world.gateway + textAt(created.answer.data, 'createUpload.upload.url');
    await unchanged(async () => {
      const init = { method: 'PUT', body: new Uint8Array(body) };
      const own = await request(url, publisher, init);
      expect(own.status).toBe(status);
      expect(own.body).toMatch(says);
      const colleague = await request(url, publisher2, init);
      expect(colleague.status).toBe(403);
      expect(colleague.body).toContain('Somebody else');
    });
  });
});

/** Refused, or waiting for a person; by itself it goes no further. */
const STOPPED = ['REJECTED', 'QUARANTINED', 'IN_REVIEW', 'CHECK_ERROR'];
const SETTLED = [...STOPPED, 'APPROVED', 'PUBLISHED'];

describe('a version never gets past its checks, and learns why, with', () => {
  const versions = new Map<string, string>();

  beforeAll(async () => {
    for (const [index, { what, bytes }] of BAD_ARCHIVES.entries()) {
      const version = `2.0.${index}`;
      versions.set(what, await submit(version, bytes(version)));
    }
  });

  it.each(BAD_ARCHIVES)('$what', async ({ what, says }) => {
    const id = versions.get(what) ?? '';
    const state = await world.untilVersion(id, ...SETTLED);
    const { data } = await ask(
      world.graphql,
      world.tokens.publisher,
      `query ($id: ID!) { version(id: $id) { releaseDigest run { error checks { name state message } }
         findings { nodes { ruleId severity file message why fix } } } }`,
      { id },
    );
    expect(STOPPED).toContain(state);
    expect(JSON.stringify(data)).toMatch(says);
  });

  it('no archive at all, and asks no person to look at it', async () => {
    const id = versions.get('no archive at all') ?? '';
    await atRest(stage.databases, world.marketplace);

    const found = await ask(
      world.graphql,
      world.tokens.reviewer,
      'query ($id: ID!) { version(id: $id) { state reviewCase { id } } }',
      { id },
    );

    expect(found.data).toEqual({ version: { state: 'REJECTED', reviewCase: null } });
  });

  async function submit(versionString: string, bytes: Uint8Array): Promise<string> {
    const { graphql, gateway, tokens, ids } = world;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const version = await perform(graphql, tokens.publisher, 'createVersion', {
      pluginId: ids['plugin'],
      versionString,
    });
    const upload = await perform(graphql, tokens.publisher, 'createUpload', { bytes: bytes.length, sha256 });
    const put = await request(
      gateway + textAt(upload.answer.data, 'createUpload.upload.url'),
      tokens.publisher,
      {
        method: 'PUT',
        body: new Uint8Array(bytes),
      },
    );
    const versionId = idIn(version, 'version');
    const uploadReceipt = textAt(JSON.parse(put.body), 'receipt');
    const submitted = await perform(graphql, tokens.publisher, 'submitVersion', { versionId, uploadReceipt });
    return idIn(submitted, 'version');
  }
});

// Last: it is about all that was asked above.
it('ran on compiled plans, every time', async () => {
  const { answered, uncompiled } = await graphAnswers(stage.guildhall.deployment.gateway.metricsPort);

  expect(answered).toBeGreaterThan(50);
  expect(uncompiled).toBe(0);
});
