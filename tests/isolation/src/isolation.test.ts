import { mutations, readableFields } from './probes/coverage.ts';
import { probeOf } from './probes/document.ts';
import { aboutNothing, anonymous, marksIn, marksOf, type Marks } from './probes/marks.ts';
import { NOT_HERE, NOTHING_THERE, NOT_TELLING } from './probes/exceptions.ts';
import { SEEN_BY } from './probes/routes.ts';
import { refusalOf } from './world/actor.ts';
import { ask, at } from './world/ask.ts';
import { buildWorld, MARKER, STRANGER_MARKER, type World } from './world/build-world.ts';
import { openStage, type Stage } from './world/stage.ts';
import { STEPS } from './world/steps.ts';
import { fillTwin, openTwin, samePeople } from './world/twin.ts';

let stage: Stage;
let world: World;
let marks: Marks;
let strangers: Record<'owner' | 'publisher' | 'hostAdmin', string>;

beforeAll(async () => {
  stage = await openStage();
  const { personas } = stage.guildhall;
  const elsewhere = personas.otherOwner.marketplace;
  const before = await stage.databases.rowsOf(elsewhere);
  strangers = {
    owner: personas.otherOwner.token,
    publisher: personas.otherPublisher.token,
    hostAdmin: personas.otherOrgAdmin.token,
  };
  world = await buildWorld(stage, Object.values(strangers), STEPS);
  marks = marksOf(MARKER, await stage.databases.rowsOf(world.marketplace), before);
});
afterAll(() => stage.close());

const seenBy = (root: string) => SEEN_BY[root] ?? 'owner';

describe('a field of another marketplace', () => {
  it.each(readableFields())('%s.%s is as if it did not exist', async (type, field) => {
    const { graphql } = stage.guildhall;
    const { root, query, variables, path } = probeOf(type, field, world.ids);
    const coordinate = `${type}.${field}`;

    const owner = await ask(graphql, world.tokens[seenBy(root)], query, variables);
    expect({ errors: owner.errors, coordinate }).toEqual({ coordinate });
    expect({ coordinate, nothing: isNothing(at(owner.data, path)) }).toEqual({
      coordinate,
      nothing: coordinate in NOTHING_THERE,
    });
    expect({ coordinate, told: marksIn(owner, marks, null).length > 0 }).toEqual({
      coordinate,
      told: !(coordinate in NOT_TELLING),
    });

    for (const stranger of Object.values(strangers)) {
      const answer = await ask(graphql, stranger, query, variables);
      const control = await ask(graphql, stranger, query, aboutNothing(variables));
      expect(marksIn(answer, marks, variables)).toEqual([]);
      expect(anonymous(answer)).toEqual(anonymous(control));
    }
  });
});

describe('a mutation on another marketplace', () => {
  it.each(mutations().filter((field) => !(field in NOT_HERE)))(
    '%s changes nothing and tells nothing',
    (field) => {
      const tried = world.intrusions.filter((intrusion) => intrusion.field === field);

      expect(tried.map(({ owner }) => refusalOf(owner))).toEqual(tried.map(() => null));
      expect(tried.length).toBeGreaterThan(0);
      for (const { before, after, strangers: answers, owner } of tried) {
        expect(after).toBe(before);
        expect(marksIn(owner.answer, marks, null)).not.toEqual([]);
        for (const { answer, input } of answers) expect(marksIn(answer, marks, input)).toEqual([]);
      }
    },
  );
});

describe('a twin whose rows carry the same ids', () => {
  let twin: string;
  let tokens: Record<'owner' | 'publisher' | 'hostAdmin', string>;

  beforeAll(async () => {
    twin = await openTwin(stage);
    const { people } = stage;
    tokens = {
      owner: await people.token('owner', twin),
      publisher: await people.token('publisher', twin),
      hostAdmin: await people.token('owner', twin),
    };
    const same = await samePeople(stage, world.marketplace, twin, [
      'owner',
      'reviewer',
      'reviewer2',
      'publisher',
      'publisher2',
    ]);
    await fillTwin(stage, world.marketplace, twin, [[MARKER, STRANGER_MARKER], ...same]);
  });

  it.each(readableFields())('sees its own %s.%s', async (type, field) => {
    const { root, query, variables } = probeOf(type, field, world.ids);
    const answer = await ask(stage.guildhall.graphql, tokens[seenBy(root)], query, variables);

    expect(marksIn(answer, { marker: MARKER, ids: new Set() }, null)).toEqual([]);
  });

  it('really finds what it asks for, under its own words', async () => {
    const { query, variables } = probeOf('Plugin', 'name', world.ids);
    const answer = await ask(
      stage.guildhall.graphql,
      tokens.owner,
      `${query.slice(0, -4)} listing { title } } }`,
      variables,
    );

    expect(answer.data).toMatchObject({ plugin: { listing: { title: `${STRANGER_MARKER} Chart` } } });
  });
});

const isNothing = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);
