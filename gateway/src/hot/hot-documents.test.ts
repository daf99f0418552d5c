import { hash } from 'node:crypto';
import type { Asked } from '../documents/asked.ts';
import { hotDocuments } from './hot-documents.ts';

const FIELDS = '{ etag epoch feedSeq validUntil contributions { title } }';
const scope = { host: 'crm', organization: 'acme' };
const ask = hotDocuments();

function hot(query: string, variables: Record<string, unknown> = {}, operationName: string | null = null) {
  const asked: Asked = {
    query,
    hash: hash('sha256', query),
    trusted: true,
    operationName,
    variables,
    body: {},
  };
  const question = ask(asked, 'mkt_1');
  return question && { field: question.field, spots: question.place.spots.map(({ spot }) => spot) };
}

describe('a question whose answers may be kept', () => {
  it('names its page by a variable, whatever that is called', () => {
    const query = `query ($where: ScopeInput!) { resolveContributions(scope: $where) ${FIELDS} }`;
    expect(hot(query, { where: scope })).toEqual({
      ...{ field: 'resolveContributions', spots: [['crm', 'acme', '']] },
    });
  });

  it('names its page in its own text', () => {
    const query = `{ shown: resolveContributions(scope: { host: "crm", organization: "acme", workspace: "w" }) ${FIELDS} }`;
    expect(hot(query)).toEqual({
      field: 'shown',
      spots: [
        ['crm', 'acme', ''],
        ['crm', 'acme', 'w'],
      ],
    });
  });

  it('names its page half in its text and half by variables', () => {
    const query = `query ($o: String!) { resolveContributions(scope: { host: "crm", organization: $o }) ${FIELDS} }`;
    expect(hot(query, { o: 'globex' })?.spots).toEqual([['crm', 'globex', '']]);
    expect(hot(query, { o: 'acme' })?.spots).toEqual([['crm', 'acme', '']]);
  });

  it.each([
    ['no page is named', `query ($s: ScopeInput!) { resolveContributions(scope: $s) ${FIELDS} }`, {}],
    ['no scope is given', `{ resolveContributions ${FIELDS} }`, {}],
    [
      'it does not say how long it holds',
      '{ resolveContributions(scope: $s) { etag epoch feedSeq } }',
      { s: scope },
    ],
    ['more is asked', `{ resolveContributions(scope: $s) ${FIELDS} viewer { actorId } }`, { s: scope }],
    ['another question is asked', '{ viewer { actorId } }', {}],
  ])('is none where %s', (_name, query, variables) => {
    expect(hot(query, variables)).toBeNull();
  });
});
