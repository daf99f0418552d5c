import { z } from 'zod';
import { attacker, MOST_CPU_MS } from './attacker.ts';
import { shared } from './deployment.ts';

/** Documents built to exhaust or to slip through are refused cheaply, each for its own reason, and the gateway lives on. */
const deployed = shared();
const { measured, post, send, warmUp } = attacker(deployed);
const strict = { url: '' };

beforeAll(async () => {
  strict.url = `${(await deployed.gateway({ introspection: false })).url}/graphql`;
  await warmUp();
  await warmUp(strict.url);
});
afterAll(() => deployed.close());

const many = (count: number, one: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => one(n)).join(' ');
const [PARSE, VALIDATION, INPUT] = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'];
const TOO_LONG = /more that 3000 tokens/;
const TOO_DEEP = /the 200 levels that are allowed/;
const DOCUMENTS: Record<string, [query: string, code: string, why: RegExp]> = {
  'two thousand aliases': [`{ ${many(2_000, (n) => `a${n}: viewer { actorId }`)} }`, PARSE, TOO_LONG],
  // Few enough tokens, so that it is the aliases that count.
  'four hundred aliases': [
    `{ ${many(400, (n) => `a${n}: viewer { actorId }`)} }`,
    VALIDATION,
    /Aliases limit of 40/,
  ],
  'a hundred and twenty levels': [
    `{ ${'plugins { nodes { publisher { '.repeat(40)} id ${'} } }'.repeat(40)} }`,
    VALIDATION,
    /Cost limit of 30000/,
  ],
  // Cheap enough, so that it is the depth that counts.
  'sixteen levels': [
    `{ ${'plugins { nodes { publisher { '.repeat(5)} id ${'} } }'.repeat(5)} }`,
    VALIDATION,
    /depth limit of 14/,
  ],
  'fragments that double twenty times': [
    `{ ...f0 } ${many(20, (n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`)} fragment f20 on Query { viewer { actorId } }`,
    VALIDATION,
    /limit of/,
  ],
  'fragments in a ring': [
    '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }',
    VALIDATION,
    /within itself/,
  ],
  'a list of a hundred million': [
    '{ plugins(first: 100000000) { nodes { id } } }',
    VALIDATION,
    /^Query Cost limit of 30000 exceeded/,
  ],
  'lists in lists in lists': [
    '{ plugins(first: 100) { nodes { versions(first: 100) { nodes { timeline(first: 100) { nodes { at } } } } } } }',
    VALIDATION,
    /./,
  ],
  'the same field three thousand times': [`{ ${'viewer { actorId } '.repeat(3_000)} }`, PARSE, TOO_LONG],
  'a name of 200,000 characters': [`{ ${'a'.repeat(200_000)} }`, VALIDATION, /Cannot query field/],
  'five hundred directives': [`{ viewer ${'@skip(if: false) '.repeat(500)} { actorId } }`, PARSE, TOO_LONG],
  'three hundred directives': [
    `{ viewer { ${many(300, () => 'actorId @skip(if: false)')} } }`,
    VALIDATION,
    /Directives limit of 40/,
  ],
  'a value nested ten thousand deep': [
    `{ plugins(search: ${'['.repeat(10_000)}${']'.repeat(10_000)}) { nodes { id } } }`,
    PARSE,
    TOO_DEEP,
  ],
  'a value nested a thousand deep': [
    `{ plugins(search: ${'['.repeat(1_000)}${']'.repeat(1_000)}) { nodes { id } } }`,
    PARSE,
    TOO_DEEP,
  ],
  'fields nested a hundred thousand deep, without an end': ['{a'.repeat(100_000), PARSE, TOO_DEEP],
  'a value nested a hundred deep': [
    `{ plugins(search: ${'['.repeat(100)}${']'.repeat(100)}) { nodes { id } } }`,
    VALIDATION,
    /String cannot represent/,
  ],
  'a response name that reaches into objects': ['{ constructor: viewer { actorId } }', INPUT, /constructor/],
  'a prototype as response name': ['{ viewer { __proto__: actorId } }', INPUT, /__proto__/],
};

describe('a document built to exhaust', () => {
  it.each(Object.entries(DOCUMENTS))(
    'of %s is refused for less than 50 ms of CPU, and for that reason',
    async (_name, [query, code, why]) => {
      const { answers, cpu } = await measured(() => post({ query }));
      for (const { status, body } of answers) {
        expect([200, 400]).toContain(status);
        expect(told(body)).toMatchObject({
          message: expect.stringMatching(why) as string,
          extensions: { code },
        });
        expect(body).not.toHaveProperty('data.viewer');
      }
      expect(cpu).toBeLessThan(MOST_CPU_MS);
    },
  );

  it.each([
    ['aliases', `{ ${many(40, (n) => `a${n}: __typename`)} }`],
    ['directives', `{ viewer { ${many(40, () => 'actorId @skip(if: false)')} } }`],
  ])('is told from an honest one with many %s', async (_name, query) => {
    expect((await post({ query })).body).not.toHaveProperty('errors');
  });
});

describe('a variable built to exhaust', () => {
  it('nested a hundred thousand deep is refused in the words of the limit', async () => {
    const query = 'query ($a: [String]) { viewer { actorId } plugins(search: $a) { nodes { id } } }';
    const body = `{"query":${JSON.stringify(query)},"variables":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
    const { answers, cpu } = await measured(() =>
      send({ method: 'POST', headers: { 'content-type': 'application/json' }, body }),
    );
    for (const answer of answers)
      expect(told(answer.body)).toMatchObject({
        ...{ message: expect.stringMatching(TOO_DEEP) as string, extensions: { code: INPUT } },
      });
    expect(cpu).toBeLessThan(MOST_CPU_MS);
  });
});

describe('the schema', () => {
  it.each<[string, string, RegExp]>([
    ['is not told to strangers in production', '{ __schema { types { name } } }', /introspection/i],
    [
      'is not told beside an honest question',
      '{ viewer { actorId } __schema { types { name } } }',
      /introspection/i,
    ],
    ['is not told type by type', '{ __type(name: "ReviewCase") { fields { name } } }', /introspection/i],
    [
      'is not suggested to who guesses',
      '{ viewr { actorId } }',
      /^Cannot query field "viewr" on type "Query"\.$/,
    ],
  ])('%s', async (_name, query, why) => {
    const before = process.cpuUsage();
    const answers = [];
    for (let time = 0; time < 8; time += 1) answers.push(await post({ query }, strict.url));
    // Of the attacker as well, who lives in the same process: the gateway's share is smaller.
    const { user, system } = process.cpuUsage(before);

    for (const { body } of answers) {
      expect(told(body)).toMatchObject({
        ...{ message: expect.stringMatching(why) as string, extensions: { code: VALIDATION } },
      });
      expect(JSON.stringify(body)).not.toMatch(/ReviewCase"|viewer/);
    }
    expect((user + system) / 1_000 / answers.length).toBeLessThan(MOST_CPU_MS);
    expect((await post({ query: '{ viewer { actorId } }' }, strict.url)).body).toHaveProperty('data.viewer');
  });
});

/** The first reason given. */
function told(body: unknown): unknown {
  return z.object({ errors: z.array(z.unknown()) }).parse(body).errors[0];
}
