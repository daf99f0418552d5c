import { checkProp, isForbiddenProp } from './check-prop.ts';

describe('checking a prop', () => {
  it.each([
    ['string', 'x'],
    ['number', 3],
    ['boolean', false],
    ['json', { a: [1] }],
  ] as const)('takes a %s where the surface says so', (type, value) => {
    expect(JSON.stringify(checkProp('data', type, value))).toBe(JSON.stringify(value));
  });

  it.each([
    ['string', 3],
    ['number', '3'],
    ['boolean', 'true'],
    ['number', { valueOf: 3 }],
    ['string', ['x']],
  ] as const)('refuses another type than %s: %j', (type, value) => {
    expect(checkProp('data', type, value)).toBeUndefined();
  });

  it('clears a prop with null, and with the empty text a renderer writes', () => {
    expect(checkProp('data', 'number', null)).toBeNull();
    expect(checkProp('data', 'number', '')).toBeNull();
    expect(checkProp('data', 'string', '')).toBe('');
  });

  it.each([
    'https://example.com/x',
    'http://example.com',
    'mailto:ada@example.com',
    'tel:+123',
    '/contacts/1',
    '#top',
    '?page=2',
  ])('takes the address %s', (address) => {
    expect(checkProp('href', 'string', address)).toBe(address);
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://example.com/1',
    'file:///etc/passwd',
    'vbscript:x',
    '//evil.example',
    'contacts/1',
    'https:evil',
  ])('refuses the address %j', (address) => {
    expect(checkProp('href', 'string', address)).toBeUndefined();
    expect(checkProp('imageUrl', 'string', address)).toBeUndefined();
    expect(checkProp('src', 'string', address)).toBeUndefined();
  });

  it('refuses an address that is no text', () => {
    expect(checkProp('href', 'json', { toString: 'javascript:' })).toBeUndefined();
  });

  it.each(['children', 'key', 'ref', 'style', 'dangerouslySetInnerHTML', '__proto__', 'onClick', 'srcDoc'])(
    'lets no surface hand out %s',
    (name) => {
      expect(isForbiddenProp(name)).toBe(true);
    },
  );

  it.each(['title', 'online', 'styleName', 'once'])('has nothing against %s', (name) => {
    expect(isForbiddenProp(name)).toBe(false);
  });
});
