import { safeHref } from './safe-href.ts';

const BASE = 'https://crm.example';

describe('where a plugin may lead a person', () => {
  it.each([
    ['https://example.com/a', 'https://example.com/a'],
    ['http://example.com/', 'http://example.com/'],
    ['mailto:ada@example.com', 'mailto:ada@example.com'],
    ['tel:+35121555', 'tel:+35121555'],
    ['/contacts', 'https://crm.example/contacts'],
  ])('%s is followed', (href, address) => {
    expect(safeHref(href, BASE)).toBe(address);
  });

  it.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'data:text/html,<script>',
    'blob:https://crm.example/1',
    'file:///etc/passwd',
    'http://[',
    undefined,
    { toString: () => 'https://example.com' },
  ])('%p is not', (href) => {
    expect(safeHref(href, BASE)).toBeNull();
  });
});
