import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { viewSchema } from '../../../gateway/src/views/view-schema.ts';
import { documentsIn } from '../../../tools/documents/documents-in.ts';
import { manifestOf } from '../../../tools/documents/manifest.ts';
import { composeApi } from '../../../tools/schema/current-api.ts';
import { aShop } from './subgraphs.fixture.ts';

const { sdl, tags } = composeApi(aShop());
const forHosts = viewSchema(buildSchema(sdl), tags, ['host']);
const ASK = 'query ReadBook { book(id: "1") { title } }\n';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guildhall-documents-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('a manifest of documents', () => {
  it('names each by the hash of its very bytes, in an order that does not depend on who is asked first', () => {
    const other = { client: 'shop', text: '{ book(id: "2") { id } }' };
    const manifest = manifestOf([{ client: 'shop', text: ASK }, other], forHosts);
    expect(manifest).toBe(manifestOf([other, { client: 'shop', text: ASK }], forHosts));
    const hash = createHash('sha256').update(ASK).digest('hex');
    expect(JSON.parse(manifest)).toMatchObject({
      format: 'guildhall-trusted-documents@1',
      documents: { [hash]: { client: 'shop', name: 'ReadBook', text: ASK } },
    });
  });

  it.each([
    ['a field that is not there', '{ book(id: "1") { isbn } }', /isbn/],
    ['a field that hosts may not name', '{ drafts { title } }', /drafts/],
    ['no GraphQL', 'SELECT 1', /Syntax Error/],
  ])('is not made of %s', (_name, text, why) => {
    expect(() => manifestOf([{ client: 'shop', text }], forHosts)).toThrow(why);
  });
});

describe('the documents of a host', () => {
  it('are the .graphql files below its folder, and nothing of what it installed', () => {
    for (const name of ['pages', 'node_modules']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'pages', 'book.graphql'), ASK);
    writeFileSync(join(folder, 'b.gql'), '{ book(id: "2") { id } }');
    writeFileSync(join(folder, 'node_modules', 'theirs.graphql'), '{ drafts { id } }');
    writeFileSync(join(folder, 'readme.md'), 'none');
    const found = documentsIn(folder, 'shop');
    expect(found.map(({ text }) => text)).toEqual(['{ book(id: "2") { id } }', ASK]);
    expect(() => manifestOf(found, forHosts)).not.toThrow();
  });

  it('are missed when there are none', () => {
    expect(() => documentsIn(folder, 'shop')).toThrow('there is no .graphql file below');
  });
});
