import { checkRequest } from './check-request.ts';
import type { EgressRequest } from './request.ts';
import { saying } from './testing/saying.ts';

const MAX = 1_000;
const check = (request: Partial<EgressRequest>) =>
  checkRequest({ url: 'https://a.example', ...request }, MAX);
const codeOf = (request: Partial<EgressRequest>) => {
  const checked = check(request);
  return checked.ok ? 'sent' : checked.error.code;
};

describe('a method', () => {
  it.each(['GET', 'head', 'Post', 'PUT', 'PATCH', 'DELETE'])('%s is sent', (method) => {
    expect(check({ method })).toMatchObject({ ok: true, value: { method: method.toUpperCase() } });
  });

  it.each(['CONNECT', 'TRACE', 'TRACK', 'OPTIONS', 'GET\r\n', 'GET /admin', '', '__proto__'])(
    '%j is not',
    (method) => {
      expect(codeOf({ method })).toBe('BAD_METHOD');
    },
  );
});

describe('a header', () => {
  it.each([
    ['Authorization', 'Bearer {{secret:TOKEN}}'],
    ['X-Api-Key', 'abc'],
    ['Notion-Version', '2022-06-28'],
    ['Stripe-Account', 'acct_1'],
    ['X-GitHub-Api-Version', '2022-11-28'],
    ['Idempotency-Key', '1'],
    ['Accept', 'application/json;q=0.9, */*'],
  ])('%s is sent', (name, value) => {
    expect(check({ headers: { [name]: value } })).toMatchObject({
      ok: true,
      value: { headers: { [name.toLowerCase()]: value } },
    });
  });

  it.each([
    'Host',
    'Connection',
    'Transfer-Encoding',
    'Content-Length',
    'Content-Encoding',
    'Accept-Encoding',
    'Upgrade',
    'TE',
    'Trailer',
    'Expect',
    'Keep-Alive',
    'Cookie',
    'Set-Cookie',
    'Origin',
    'Referer',
    'Forwarded',
    'Via',
    'User-Agent',
    'Proxy-Authorization',
    'Sec-Fetch-Site',
    'X-Forwarded-For',
    'X-Real-IP',
    'X-Original-URL',
    'X-Rewrite-URL',
    'X-HTTP-Method-Override',
    'X-Client-IP',
    'X-Aws\u0000-Key',
    ':authority',
    'X-A: b\r\nHost',
    'X A',
    'X_Api_Key',
    '',
    `X-${'a'.repeat(80)}`,
  ])('%j is refused', (name) => {
    expect(codeOf({ headers: { [name]: 'value' } })).toBe('BAD_HEADER');
  });

  it.each(['a\r\nHost: inside', 'a\nb', 'a\rb', 'a\u0000b', 'a\u007fb', 'ünïcode', '\u010d\u010a'])(
    'with the value %j is refused',
    (value) => {
      expect(codeOf({ headers: { 'x-a': value } })).toBe('BAD_HEADER');
    },
  );

  it('is refused when it is there twice in different case', () => {
    expect(codeOf({ headers: { 'X-A': '1', 'x-a': '2' } })).toBe('BAD_HEADER');
  });

  it('is refused when there are too many, or too much of it', () => {
    const many = Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`x-${index}`, '1']));
    expect(codeOf({ headers: many })).toBe('BAD_HEADER');
    expect(codeOf({ headers: { 'x-a': 'a'.repeat(17_000) } })).toBe('BAD_HEADER');
  });

  it('is named in the refusal, cleaned of what a terminal would act on', () => {
    const checked = check({ headers: { 'x-\u001b[31m': '1' } });
    expect(checked).toMatchObject({ ok: false, error: { message: saying('"x-?[31m"') } });
  });
});

describe('a body', () => {
  it('goes with methods that have one', () => {
    expect(codeOf({ method: 'POST', body: 'x' })).toBe('sent');
    expect(codeOf({ method: 'GET', body: 'x' })).toBe('BAD_BODY');
    expect(codeOf({ method: 'HEAD', body: '' })).toBe('BAD_BODY');
  });

  it('is counted in bytes, together with the headers', () => {
    expect(codeOf({ method: 'POST', body: 'x'.repeat(MAX - 2) })).toBe('sent');
    expect(codeOf({ method: 'POST', body: 'x'.repeat(MAX - 1) })).toBe('REQUEST_TOO_LARGE');
    expect(codeOf({ method: 'POST', body: 'ü'.repeat(MAX / 2) })).toBe('REQUEST_TOO_LARGE');
    expect(codeOf({ method: 'POST', headers: { 'x-a': 'a'.repeat(MAX) } })).toBe('REQUEST_TOO_LARGE');
  });
});
