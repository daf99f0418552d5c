import { graphAnswers, until } from '@guildhall/testing';
import { mutations, readableFields } from './probes/coverage.ts';
import { probeOf } from './probes/document.ts';
import { NOT_HERE, NOTHING_THERE, NOT_TELLING, SAME_WORDS } from './probes/exceptions.ts';
import { listen, request } from './probes/http.ts';
import { aboutNothing, anonymous, marksIn, marksOf, type Marks } from './probes/marks.ts';
import { seenBy } from './probes/routes.ts';
import { faultOf, perform, refusalOf } from './world/actor.ts';
import { ask, textAt, valuesAt } from './world/ask.ts';
import { buildWorld, MARKER, STRANGER_MARKER, type World } from './world/build-world.ts';
import { atRest } from './world/databases.ts';
import { sendHours, sendTasks } from './world/send-work.ts';
import { openStage, type Stage } from './world/stage.ts';
import { STEPS } from './world/steps.ts';
import { powersOf, registerMarkedHost, type Powers } from './world/strangers.ts';
import { exchange, keyOfABuild } from './world/trusted-build.ts';
import { fillTwin, openTwin, samePeople } from './world/twin.ts';

let stage: Stage;
let graphql: string;
let world: World;
let marks: Marks;
let strangers: Powers;

beforeAll(async () => {
  stage = await openStage();
  graphql = stage.guildhall.graphql;
  const { otherOwner } = stage.guildhall.personas;
  await registerMarkedHost(stage, otherOwner.marketplace, otherOwner.token, STRANGER_MARKER);
  const elsewhere = await stage.databases.rowsOf(otherOwner.marketplace);
  const subjects = { owner: 'otherOwner', publisher: 'otherPublisher', reviewer: 'otherOwner' };
  strangers = await powersOf(stage, otherOwner.marketplace, subjects);
  const { owner, publisher, hostAdmin } = strangers;
  world = await buildWorld(stage, [owner, publisher, hostAdmin], STEPS);
  marks = marksOf(MARKER, await stage.databases.rowsOf(world.marketplace), elsewhere);
});
afterAll(() => stage.close());

describe('a field of another marketplace', () => {
  it.each(readableFields())('%s.%s is as if it did not exist', async (type, field) => {
    const { root, query, variables, path } = probeOf(type, field, world.ids);
    const coordinate = `${type}.${field}`;
    const token = world.tokens[seenBy(coordinate, root)];

    const owner = await ask(graphql, token, query, variables);
    const aboutWhatIsNot = await ask(graphql, token, query, aboutNothing(variables));
    expect({
      errors: owner.errors,
      nothing: valuesAt(owner.data, path).every((value) => value === null),
      telling: marksIn(owner, marks, null).length > 0 || anonymous(owner) !== anonymous(aboutWhatIsNot),
    }).toEqual({ nothing: coordinate in NOTHING_THERE, telling: !(coordinate in NOT_TELLING) });

    for (const stranger of [strangers.owner, strangers.publisher, strangers.hostAdmin]) {
      const answer = await ask(graphql, stranger, query, variables);
      const control = await ask(graphql, stranger, query, aboutNothing(variables));
      expect(marksIn(answer, marks, variables)).toEqual([]);
      expect(anonymous(answer)).toEqual(anonymous(control));
    }
  });

  it('Category.pluginCount counts nobody else’s plugins', async () => {
    const count = async (token: string) =>
      valuesAt((await ask(graphql, token, '{ categories { pluginCount } }')).data, [
        'categories',
        'pluginCount',
      ]);

    expect(await count(world.tokens.owner)).toContain(1);
    expect(await count(strangers.owner)).not.toContain(1);
  });
});

describe('the log of releases', () => {
  it('is proven to have grown in its own marketplace alone', async () => {
    const query =
      'query ($to: Int!) { transparencyLog { size } consistencyProof(from: 1, to: $to) { to hashes } }';
    const to = 3;
    const own = await ask(graphql, world.tokens.owner, query, { to });
    expect(valuesAt(own.data, ['consistencyProof', 'to'])).toEqual([to]);
    const proof = valuesAt(own.data, ['consistencyProof', 'hashes']);
    expect(JSON.stringify(proof)).toMatch(/[A-Za-z0-9+/]{43}=/);
    for (const stranger of [strangers.owner, strangers.publisher, strangers.hostAdmin]) {
      const { data } = await ask(graphql, stranger, query, { to });
      expect(valuesAt(data, ['transparencyLog', 'size'])).not.toEqual(
        valuesAt(own.data, ['transparencyLog', 'size']),
      );
      expect(valuesAt(data, ['consistencyProof', 'hashes'])).not.toEqual(proof);
    }
  });
});

describe('a mutation on another marketplace', () => {
  it.each(mutations().filter((field) => !(field in NOT_HERE)))(
    '%s changes nothing and tells nothing',
    (field) => {
      const tried = world.intrusions.filter((intrusion) => intrusion.field === field);

      expect(tried.length).toBeGreaterThan(0);
      for (const { before, after, strangers: answers, owner } of tried) {
        expect(after).toBe(before);
        expect(refusalOf(owner)).toBeNull();
        expect(marksIn(owner.answer, marks, null)).not.toEqual([]);
        for (const { answer, input } of answers) expect(marksIn(answer, marks, input)).toEqual([]);
      }
    },
  );
});

it('createMarketplace is refused to everybody of a marketplace, by its permission or as unknown', async () => {
  const { people } = stage;
  const issuer = { url: 'https://dev-identity.guildhall.invalid', jwks: people.jwks() };
  // The slug is the twin's below: it could not open, had one of these been let through.
  const input = { slug: 'twin', name: 'Twin', issuer, ownerSubject: 'owner' };
  const refusals = [];
  for (const token of [world.tokens.owner, world.tokens.publisher, world.tokens.hostAdmin])
    refusals.push(faultOf(await perform(graphql, token, 'createMarketplace', input)).message);
  expect(refusals).toEqual([
    expect.stringContaining('marketplace:create'),
    'Unknown type "CreateMarketplaceInput".',
    'Unknown type "CreateMarketplaceInput".',
  ]);
});

describe('over HTTP', () => {
  it('an artifact of another marketplace is as unknown as one that never was', async () => {
    const { gateway } = stage.guildhall;
    const shown = await ask(
      graphql,
      world.tokens.hostAdmin,
      '{ resolveContributions(scope: { host: "marked", organization: "fernhill" }) { contributions { bundle { sha256 } } } }',
    );
    const bundle = textAt(shown.data, 'resolveContributions.contributions.bundle.sha256');
    const artifact = (sha256: string, token: string) => request(`${gateway}/v1/artifacts/${sha256}`, token);

    const own = await artifact(bundle, world.tokens.hostAdmin);
    expect(own.status).toBe(200);
    expect(own.body).toContain(MARKER);
    for (const stranger of Object.values(strangers)) {
      const never = await artifact('0'.repeat(64), stranger);
      for (const sha256 of [bundle, world.ids['sourceDigest'] ?? ''])
        expect(await artifact(sha256, stranger)).toEqual(never);
    }
  });

  it('a webhook’s address works in its own marketplace alone, and a near miss tells nothing', async () => {
    const post = (path: string) =>
      request(stage.guildhall.gateway + path, '', { method: 'POST', body: `${MARKER} mail` });
    const url = world.ids['webhook'] ?? '';
    const own = await post(url);
    expect([own.status, own.body]).toEqual([202, expect.stringMatching(/"inv_[0-9a-z]+"/)]);
    await atRest(stage.databases, world.marketplace);
    const never = await post(`/v1/hooks/${'a'.repeat(43)}`);
    const { marketplace } = stage.guildhall.personas.otherOwner;
    for (const path of [url.replace(world.marketplace, marketplace), `${url.slice(0, -1)}_`]) {
      expect(await post(path)).toEqual(never);
    }
    expect(never.status).toBe(404);
  });

  it('the token of a build opens the marketplace that trusts it, and no other', async () => {
    const here = world.marketplace;
    const elsewhere = stage.guildhall.personas.otherOwner.marketplace;
    const before = await atRest(stage.databases, elsewhere);

    const never = await exchange(stage, { marketplace: elsewhere, plugin: 'marked.never' });
    expect([never.status, never.body]).toEqual([403, expect.stringContaining('NOT_TRUSTED')]);
    expect(await exchange(stage, { marketplace: elsewhere })).toEqual(never);
    expect(await exchange(stage, { marketplace: here, repository: STRANGER_MARKER })).toEqual(never);
    expect(await atRest(stage.databases, elsewhere)).toBe(before);

    const key = await keyOfABuild({ stage, graphql, marketplace: here });
    const answer = await ask(graphql, key, '{ marketplace { id } }');
    expect(answer.data).toEqual({ marketplace: { id: here } });
    const moved = await ask(graphql, key.replace(here, elsewhere), '{ marketplace { id } }');
    expect([moved.status, marksIn(moved, marks, null)]).toEqual([401, []]);
  });

  it('an upload of another marketplace takes no bytes', async () => {
    const url = `${stage.guildhall.gateway}/v1/uploads/`;
    const put = (id: string, token: string) => request(url + id, token, { method: 'PUT', body: 'bytes' });
    const before = await atRest(stage.databases, world.marketplace);

    const never = await put(aboutNothing(world.ids['upload'] ?? ''), strangers.publisher);
    expect(await put(world.ids['upload'] ?? '', strangers.publisher)).toEqual(never);
    expect(await atRest(stage.databases, world.marketplace)).toBe(before);
  });

  it('the restriction feed tells only of one’s own marketplace', async () => {
    const url = `${stage.guildhall.gateway}/v1/feed?after=0`;

    expect((await request(url, world.tokens.hostAdmin)).body).toContain(MARKER);
    for (const stranger of Object.values(strangers))
      expect(marksIn((await request(url, stranger)).body, marks, null)).toEqual([]);
  });

  it('the live channel tells only of one’s own marketplace', async () => {
    const url = `${stage.guildhall.gateway}/v1/live`;
    const [owner, ...others] = await Promise.all(
      [world.tokens.hostAdmin, ...Object.values(strangers)].map((token) => listen(url, token, 1_000)),
    );

    expect(owner).toContain(MARKER);
    for (const heard of others) {
      expect(heard).toContain('event: ready');
      expect(marksIn(heard, marks, null)).toEqual([]);
    }
  });
});

describe('a twin whose rows carry the same ids', () => {
  let tokens: Powers;
  const foreign = () => ({ marker: MARKER, ids: new Set<string>() });

  beforeAll(async () => {
    const twin = await openTwin(stage);
    tokens = await powersOf(stage, twin, { owner: 'owner', publisher: 'publisher', reviewer: 'reviewer' });
    await registerMarkedHost(stage, twin, tokens.owner, 'Twin');
    const people = ['owner', 'reviewer', 'reviewer2', 'publisher', 'publisher2'];
    const same = await samePeople(stage, world.marketplace, twin, people);
    await fillTwin(stage, world.marketplace, twin, [[MARKER, STRANGER_MARKER], ...same]);
  });

  it.each(readableFields())('reads its own %s.%s', async (type, field) => {
    const { root, query, variables } = probeOf(type, field, world.ids);
    const who = seenBy(`${type}.${field}`, root);
    const original = await ask(graphql, world.tokens[who], query, variables);
    const answer = await ask(graphql, tokens[who], query, variables);

    expect(marksIn(answer, foreign(), null)).toEqual([]);
    // It did find something: the same thing in its own words.
    const own = marksIn(answer, { marker: STRANGER_MARKER, ids: new Set() }, null).length > 0;
    expect(own).toBe(marksIn(original, foreign(), null).length > 0 && !(`${type}.${field}` in SAME_WORDS));
  });

  it('changes its own rows and not those of the original', async () => {
    const before = await atRest(stage.databases, world.marketplace);
    const done: string[] = [];
    for (const { who, field, owner } of world.intrusions) {
      const token = Object.entries(tokens).find(([name]) => name === who)?.[1] ?? tokens.owner;
      const act = await perform(graphql, token, field, owner.input);
      if (refusalOf(act) === null) done.push(field);
    }
    expect(await atRest(stage.databases, world.marketplace)).toBe(before);
    expect(done).toEqual(expect.arrayContaining(['editListing', 'changeSettings', 'createPolicyRevision']));
  });
});

describe('work that a worker is told to do', () => {
  /** Of everything that tasks and hours are about, as the neighbour has it. */
  async function idsOfVictim() {
    const rows = await Promise.all(
      [
        ['forge', 'SELECT id FROM run'],
        ['forge', "SELECT installation_id || '/' || id AS id FROM function_schedule"],
      ].map(async ([service, sql = '']) => {
        const client = stage.databases.clients.find((one) => one.service === service)?.client;
        const found = await client?.query<{ id: string }>(`${sql} WHERE marketplace_id = $1`, [
          world.marketplace,
        ]);
        return found?.rows[0]?.id ?? '';
      }),
    );
    const [runId = '', schedule = ''] = rows;
    const { invocation, restriction, plugin, published, installation, case: caseId } = world.ids;
    return {
      ids: {
        ...{
          runId,
          invocationId: invocation ?? '',
          restrictionId: restriction ?? '',
          pluginId: plugin ?? '',
        },
        ...{ versionId: published ?? '', installationId: installation ?? '', caseId: caseId ?? '' },
      },
      schedule,
    };
  }

  it('in one marketplace about what is another’s changes nothing and learns nothing, whatever the task', async () => {
    const { marketplace } = stage.guildhall.personas.otherOwner;
    const { ids } = await idsOfVictim();
    expect(Object.values(ids)).not.toContain('');
    const before = await atRest(stage.databases, world.marketplace);

    const { sent, refused } = await sendTasks(stage, marketplace, ids);

    expect(sent).toEqual(expect.arrayContaining(['build', 'analysis', 'forge.function.due']));
    // A task that needs another id would be refused unread, and prove nothing.
    expect(refused).toEqual([]);
    expect(await atRest(stage.databases, world.marketplace)).toBe(before);
    const rows = await stage.databases.rowsOf(marketplace);
    const elsewhere = Object.entries(rows).filter(([table]) => !table.endsWith('.outbox'));
    expect(JSON.stringify(elsewhere)).not.toContain(MARKER);
  });

  it('because an hour has come neither; in its own marketplace it does', async () => {
    const { marketplace } = stage.guildhall.personas.otherOwner;
    const { ids, schedule } = await idsOfVictim();
    const before = await atRest(stage.databases, world.marketplace);

    const kinds = await sendHours(stage, marketplace, [...Object.values(ids), schedule]);

    expect(kinds).toEqual(expect.arrayContaining(['function-schedule', 'invocation-lost']));
    expect(await atRest(stage.databases, world.marketplace)).toBe(before);
    const forge = stage.databases.clients.find(({ service }) => service === 'forge')?.client;
    await forge?.query("UPDATE due SET at = now() WHERE marketplace_id = $1 AND kind = 'function-schedule'", [
      world.marketplace,
    ]);
    await until('its own hour has come', async () => {
      const after = await atRest(stage.databases, world.marketplace);
      return after !== before;
    });
  });
});

// Last: it is about all that was asked above.
it('ran on compiled plans, every time', async () => {
  const { answered, uncompiled } = await graphAnswers(stage.guildhall.deployment.gateway.metricsPort);

  expect(answered).toBeGreaterThan(1_000);
  expect(uncompiled).toBe(0);
});
