import type { JsonObject } from '@guildhall/plugin-sdk/wire';
import fc from 'fast-check';
import { cleanJsonObject } from '../sandbox/clean-json.ts';
import { acceptPatch } from './accept-patch.ts';

const SCHEMA = {
  type: 'object',
  properties: {
    phone: { type: 'string', maxLength: 5 },
    score: { type: 'integer', minimum: 0 },
    tags: { type: 'array', items: { type: 'string' }, maxItems: 2 },
    details: {
      type: 'object',
      properties: { name: { type: 'string', minLength: 1 }, stage: { enum: ['lead', 'customer'] } },
    },
    anything: true,
    nothing: false,
  },
};
const PAYLOAD = { id: 'c1', phone: '1', details: { name: 'Ada', stage: 'lead', owner: 'Ben' } };

const accepted = (patch: JsonObject) => acceptPatch(PAYLOAD, patch, SCHEMA);

describe('a patch', () => {
  it.each<[string, JsonObject, JsonObject]>([
    ['replaces a declared field', { phone: '2' }, { phone: '2' }],
    ['adds a declared field', { score: 3 }, { score: 3 }],
    [
      'merges objects as far as they are declared',
      { details: { name: 'Eve' } },
      { details: { ...PAYLOAD.details, name: 'Eve' } },
    ],
    ['replaces lists as a whole', { tags: ['a', 'b'] }, { tags: ['a', 'b'] }],
    ['may hold anything where the surface says so', { anything: { a: [1] } }, { anything: { a: [1] } }],
  ])('%s', (_name, patch, change) => {
    expect(accepted(patch)).toEqual({ payload: { ...PAYLOAD, ...change }, refused: [] });
  });

  it.each<[string, JsonObject, string]>([
    ['of a field nobody declared', { id: 'c2' }, 'PATCH_FIELD_NOT_DECLARED id'],
    [
      'of an inner field nobody declared',
      { details: { owner: 'me' } },
      'PATCH_FIELD_NOT_DECLARED details.owner',
    ],
    ['of a field that is never to be replaced', { nothing: 1 }, 'PATCH_FIELD_NOT_DECLARED nothing'],
    ['by another type', { phone: 7 }, 'PATCH_FIELD_UNFIT phone'],
    ['by nothing', { phone: null }, 'PATCH_FIELD_UNFIT phone'],
    ['by too much', { phone: '123456' }, 'PATCH_FIELD_UNFIT phone'],
    ['by a number that does not do', { score: -1 }, 'PATCH_FIELD_UNFIT score'],
    [
      'by an inner value that does not do',
      { details: { stage: 'friend' } },
      'PATCH_FIELD_UNFIT details.stage',
    ],
    ['by a text in the place of an object', { details: 'Ada' }, 'PATCH_FIELD_UNFIT details'],
    ['by a list in the place of an object', { details: [] }, 'PATCH_FIELD_UNFIT details'],
    ['by a list of other things', { tags: ['a', 1] }, 'PATCH_FIELD_UNFIT tags'],
  ])('%s is left out and named', (_name, patch, problem) => {
    const { payload, refused } = accepted(patch);
    expect(payload).toEqual(PAYLOAD);
    expect(refused.map(({ code, field }) => `${code} ${field}`)).toEqual([problem]);
    expect(refused[0]?.message).toContain(refused[0]?.field);
  });

  it('counts as far as it is good', () => {
    const { payload, refused } = accepted({ phone: '2', id: 'c2', details: { name: 'Eve', owner: 'me' } });
    expect(payload).toEqual({ ...PAYLOAD, phone: '2', details: { ...PAYLOAD.details, name: 'Eve' } });
    expect(refused.map(({ field }) => field)).toEqual(['id', 'details.owner']);
  });

  it('replaces nothing where the surface declares nothing, or nothing that can be used', () => {
    expect(acceptPatch(PAYLOAD, { phone: '2' }, undefined).payload).toEqual(PAYLOAD);
    const broken = { properties: { phone: { $ref: '#/$defs/gone' } } };
    expect(acceptPatch(PAYLOAD, { phone: '2' }, broken)).toMatchObject({
      ...{ payload: PAYLOAD, refused: [{ code: 'PATCH_FIELD_UNFIT' }] },
    });
  });

  it('never touches what is not declared, whatever it says', () => {
    const names = fc.constantFrom('__proto__', 'constructor', 'toString', 'id', 'phone', 'details', 'owner');
    const patches = fc.dictionary(names, fc.oneof(fc.jsonValue(), fc.dictionary(names, fc.jsonValue())));
    fc.assert(
      fc.property(patches, (patch) => {
        const { payload } = accepted(cleanJsonObject(patch) ?? {});
        expect(payload).toMatchObject({ id: 'c1', details: { owner: 'Ben' } });
        expect([payload, payload['details']].map(Object.getPrototypeOf)).toEqual([
          Object.prototype,
          Object.prototype,
        ]);
        expect(Object.keys(payload)).toEqual(Object.keys(PAYLOAD));
      }),
    );
  });
});
