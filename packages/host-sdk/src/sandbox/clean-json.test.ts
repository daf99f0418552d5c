import { cleanJson } from './clean-json.ts';

describe('cleaning JSON', () => {
  it('copies data', () => {
    const value = { a: [1, 'x', true, null, { b: {} }] };
    const clean = cleanJson(value);
    expect(JSON.stringify(clean)).toBe(JSON.stringify(value));
    expect(clean).not.toBe(value);
  });

  it('makes objects that inherit nothing', () => {
    const clean = cleanJson(JSON.parse('{"a":{"b":1}}'));
    expect(Object.getPrototypeOf(clean)).toBeNull();
    expect(Reflect.get(Object(clean), 'toString')).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'prototype'])('refuses the key %s, however deep', (key) => {
    expect(cleanJson(JSON.parse(`{"a":[{"${key}":{"polluted":true}}]}`))).toBeUndefined();
    expect('polluted' in {}).toBe(false);
  });

  it.each<[string, unknown]>([
    ['a function', () => 1],
    ['undefined', undefined],
    ['NaN', Number.NaN],
    ['infinity', Infinity],
    ['a bigint', 1n],
    ['a symbol', Symbol('x')],
    ['a date', new Date()],
    ['a map', new Map()],
    ['an object that holds one of them', { a: [() => 1] }],
  ])('refuses %s', (_name, value) => {
    expect(cleanJson(value)).toBeUndefined();
  });

  it('refuses what is nested deeper than anybody needs', () => {
    expect(cleanJson(JSON.parse(`${'['.repeat(32)}1${']'.repeat(32)}`))).toBeDefined();
    expect(cleanJson(JSON.parse(`${'['.repeat(33)}1${']'.repeat(33)}`))).toBeUndefined();
  });

  it('refuses what holds itself', () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(cleanJson(loop)).toBeUndefined();
  });
});
