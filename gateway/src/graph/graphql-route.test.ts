import { aDoor, hashOf } from '../testing/door.ts';

const SHIPPED = '{ viewer { actorId } }';
const FOR_STAFF = '{ policies { id } }';
const open: Awaited<ReturnType<typeof aDoor>>[] = [];
const fresh = async (...[options]: Parameters<typeof aDoor>) => {
  const door = await aDoor({ shipped: [SHIPPED, FOR_STAFF], ...options });
  open.push(door);
  return door;
};
const kept = new Map<string, ReturnType<typeof fresh>>();
/** A door that others have knocked at before, forgetful of what reached its subgraphs. */
const opened = async (options: Parameters<typeof aDoor>[0] = {}) => {
  const { answers, ...rest } = options;
  if (answers) return fresh(options);
  const key = JSON.stringify(rest);
  const door = await (kept.get(key) ?? fresh(options));
  kept.set(key, Promise.resolve(door));
  door.reached.length = 0;
  return door;
};
afterAll(async () => {
  for (const door of open) await door.close();
});

describe('a request whose shape nobody knows', () => {
  it.each<[string, { body: unknown } | { search: string }]>([
    ['a hash that is a number', { body: { query: FOR_STAFF, documentId: 1 } }],
    ['a hash given twice', { search: `documentId=a&documentId=b&query=${encodeURIComponent(FOR_STAFF)}` }],
    ['a name that is a list', { body: { query: FOR_STAFF, operationName: ['a'] } }],
    ['variables that are text', { body: { query: FOR_STAFF, variables: 'none' } }],
    ['extensions that are text', { body: { query: FOR_STAFF, extensions: 'none' } }],
    ['half a persisted query', { body: { query: FOR_STAFF, extensions: { persistedQuery: {} } } }],
    ['two requests at once', { body: [{ query: FOR_STAFF }] }],
    ['no document', { body: { variables: {} } }],
    ['an empty document', { body: { query: '' } }],
  ])('runs nothing: %s', async (_name, request) => {
    const { knock, reached } = await opened();
    for (const who of ['hostUser', 'owner'] as const) {
      const { status, body } = await knock(who, request);
      expect({ status, code: body.errors?.[0]?.extensions['code'] }).toEqual({
        status: 400,
        code: 'BAD_REQUEST',
      });
      expect(body.errors?.[0]?.message).toContain('send one { query');
      expect(body).not.toHaveProperty('data');
    }
    expect(reached).toEqual([]);
  });
});

describe('a question that no service could answer', () => {
  const TWO = 'query A { viewer { actorId } } query B { policies { id } }';

  it.each<[string, object, string]>([
    [
      'a text that nobody can keep',
      { query: 'query ($id: ID!) { version(id: $id) { id } }', variables: { id: '\0' } },
      'BAD_USER_INPUT',
    ],
    ['one of two operations', { query: TWO }, 'BAD_REQUEST'],
    ['an operation that is not there', { query: TWO, operationName: 'C' }, 'OPERATION_RESOLUTION_FAILURE'],
    ['an operation of no name', { query: TWO, operationName: '' }, 'OPERATION_RESOLUTION_FAILURE'],
    ['a subscription', { query: 'subscription { policies { id } }' }, 'GRAPHQL_VALIDATION_FAILED'],
  ])('is refused at the door, with words: %s', async (_what, body, code) => {
    const { knock, reached } = await opened();
    const { status, body: answered } = await knock('owner', { body });
    expect(status).toBeLessThan(500);
    expect(answered.errors?.[0]?.extensions).toMatchObject({
      code,
      documentation: expect.any(String) as string,
    });
    expect(reached).toEqual([]);
  });
});

describe('a shipped document with an empty text beside its hash', () => {
  const empty = (text: string) => ({ body: { query: '', documentId: hashOf(text) } });

  it('is the document of that hash, and is judged as it', async () => {
    const { knock, reached } = await opened({ answers: { catalog: { data: { viewer: { actorId: 'a' } } } } });
    expect(await knock('hostUser', empty(SHIPPED))).toMatchObject({ body: { data: { viewer: {} } } });
    const { body } = await knock('hostUser', empty(FOR_STAFF));
    expect(body.errors?.[0]?.message).toBe('Cannot query field "policies" on type "Query".');
    expect(reached).toEqual(['catalog']);
  });

  it('leaves nothing behind that speaks for the document later', async () => {
    const { knock, reached } = await fresh();
    await knock('hostUser', empty(FOR_STAFF));
    await knock('hostUser', empty(SHIPPED));
    const { body } = await knock('hostUser', { body: { documentId: hashOf(FOR_STAFF) } });
    expect(body.errors?.[0]?.message).toBe('Cannot query field "policies" on type "Query".');
    expect(reached).not.toContain('governance');
  });
});

describe('a question about the schema', () => {
  const exploring = { documentMode: 'any', introspection: true } as const;
  const told = (body: object) => JSON.stringify(body);

  it.each([
    ['beside other questions', '{ viewer { actorId } __schema { types { name } } }'],
    [
      'in a fragment beside others',
      '{ ...s viewer { actorId } } fragment s on Query { __schema { types { name } } }',
    ],
    ['with the others in a fragment', '{ __schema { types { name } } ... on Query { viewer { actorId } } }'],
    [
      'by the name of a type',
      '{ policyToo: __type(name: "Policy") { name fields { name } } viewer { actorId } }',
    ],
  ])('is refused %s', async (_name, query) => {
    const { knock, reached } = await opened(exploring);
    const { body } = await knock('hostUser', { body: { query } });
    expect(body.errors).toMatchObject([
      {
        message: 'Ask about the schema in a document of its own.',
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
    expect(told(body)).not.toContain('Policy');
    expect(reached).toEqual([]);
  });

  it.each([
    ['directly', '{ __schema { types { name } } }', null],
    ['through a fragment', '{ ...s __typename } fragment s on Query { __schema { types { name } } }', null],
    ['among operations', 'query A { viewer { actorId } } query B { __schema { types { name } } }', 'B'],
  ])('is answered from the caller’s own view %s', async (_name, query, operationName) => {
    const { knock } = await opened(exploring);
    const host = await knock('hostUser', { body: { query, operationName } });
    expect(told(host.body)).toContain('"Plugin"');
    expect(told(host.body)).not.toContain('"Policy"');
    const owner = await knock('owner', { body: { query, operationName } });
    expect(told(owner.body)).toContain('"Policy"');
  });

  it('has limits like any other', async () => {
    const { knock } = await opened(exploring);
    const ring =
      '{ __schema { types { ...t } } } fragment t on __Type { name fields { type { ...t } } ofType { ...t } }';
    const deep = `{ __schema { types { ${'fields { type { '.repeat(6)} name ${'} }'.repeat(6)} } } }`;
    for (const query of [ring, deep]) {
      const { body } = await knock('owner', { body: { query } });
      expect(body.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });

  it('is none where a text only says so', async () => {
    const { knock, reached } = await opened(exploring);
    await knock('hostUser', { body: { query: '{ plugins(search: "__schema") { nodes { id } } }' } });
    expect(reached).toEqual(['catalog']);
  });
});

describe('an error', () => {
  it.each([
    ['of what is never run', { body: { query: '{ nothingLikeThis }' } }],
    ['of what is no GraphQL', { body: { query: '{ viewer {' } }],
    ['of a variable', { body: { query: 'query ($n: Int!) { plugins(first: $n) { nodes { id } } }' } }],
    ['of a part that failed', { body: { query: SHIPPED } }],
    ['of a part that failed, asked in a GET', { search: `query=${encodeURIComponent(SHIPPED)}` }],
  ])('%s names its page and the request', async (_name, request) => {
    const errors = [{ message: 'No.', path: ['viewer'], extensions: { code: 'FORBIDDEN' } }];
    const { knock } = await opened({ answers: { catalog: { data: { viewer: null }, errors } } });
    const { headers, body } = await knock('owner', request);
    const { code, documentation, requestId } = body.errors?.[0]?.extensions ?? {};
    expect(documentation).toBe(`/docs/errors#${String(code).toLowerCase()}`);
    expect(requestId).toBe(headers['x-request-id']);
  });

  it('instead of an answer says that it is too large', async () => {
    const actorId = 'x'.repeat(17 * 1024 * 1024);
    const { knock } = await opened({ answers: { catalog: { data: { viewer: { actorId } } } } });
    const { status, body } = await knock('owner', { body: { query: SHIPPED } });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ extensions: { code: 'ANSWER_TOO_LARGE' } }]);
    expect(body.errors?.[0]?.message).toContain('16 MB');
  });
});

describe('a document of one’s own in production', () => {
  const own = { body: { query: '{ viewer { actorName: actorId } }' } };

  it.each(['hostUser', 'member', 'reviewer', 'key'] as const)('does not run for a %s', async (who) => {
    const { knock, reached } = await opened();
    const { status, body } = await knock(who, own);
    expect(status).toBe(403);
    expect(body.errors).toMatchObject([{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }]);
    expect(reached).toEqual([]);
  });

  it.each(['developer', 'owner', 'operator'] as const)('runs for the role %s', async (who) => {
    const { knock, reached } = await opened();
    await knock(who, own);
    expect(reached).toEqual(['catalog']);
  });
});
