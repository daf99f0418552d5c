import { isMeant, readEventContext } from './event-context.ts';

describe('a listener with a when clause', () => {
  it.each([
    ['contact.stage == customer', { 'contact.stage': 'customer' }, true],
    ['contact.stage == customer', { contact: { stage: 'customer' } }, true],
    ['contact.stage == customer', { 'contact.stage': 'lead' }, false],
    ['contact.stage == customer', {}, false],
    ['!user.guest', {}, true],
    ['not && a clause ((', {}, false],
  ])('%s in %j: %s', (when, context, expected) => {
    expect(isMeant(when, context)).toBe(expected);
  });

  it('is asked where the host says nothing of the place, and one without a clause always is', () => {
    expect([isMeant('user.admin', null), isMeant(undefined, {}), isMeant(undefined, null)]).toEqual([
      ...[true, true, true],
    ]);
  });
});

describe('the context of an event', () => {
  it.each([[null], [undefined]])('may be left out: %s', (context) => {
    expect(readEventContext(context)).toEqual({ ok: true, value: null });
  });

  it.each([['text'], [7], [[1]], [{ large: 'x'.repeat(20_000) }]])('is no %j', (context) => {
    expect(readEventContext(context)).toMatchObject({ error: { code: 'BAD_INPUT', field: ['context'] } });
  });
});
