import { Breaker, type BreakerState } from './breaker.ts';

function setUp() {
  const clock = { ms: 0 };
  const states: BreakerState[] = [];
  const breaker = new Breaker({
    threshold: 3,
    coolDownMs: 1_000,
    now: () => clock.ms,
    onChange: (state) => states.push(state),
  });
  return { breaker, clock, states };
}

describe('Breaker', () => {
  it('opens after so many failures in a row, and not before', () => {
    const { breaker, states } = setUp();
    breaker.failed();
    breaker.failed();
    breaker.succeeded();
    breaker.failed();
    breaker.failed();

    expect(breaker.admits()).toBe(true);
    breaker.failed();
    expect(breaker.admits()).toBe(false);
    expect(states).toEqual(['open']);
  });

  it('lets one request try after the cool-down, and only one', () => {
    const { breaker, clock } = setUp();
    for (let failure = 0; failure < 3; failure += 1) breaker.failed();
    clock.ms = 1_000;

    expect([breaker.admits(), breaker.admits()]).toEqual([true, false]);
  });

  it('closes when the trial succeeds', () => {
    const { breaker, clock, states } = setUp();
    for (let failure = 0; failure < 3; failure += 1) breaker.failed();
    clock.ms = 1_000;
    breaker.admits();
    breaker.succeeded();

    expect(breaker.admits()).toBe(true);
    expect(states).toEqual(['open', 'half-open', 'closed']);
  });

  it('stays open for another cool-down when the trial fails', () => {
    const { breaker, clock } = setUp();
    for (let failure = 0; failure < 3; failure += 1) breaker.failed();
    clock.ms = 1_000;
    breaker.admits();
    breaker.failed();
    clock.ms = 1_999;

    expect(breaker.admits()).toBe(false);
    clock.ms = 2_000;
    expect(breaker.admits()).toBe(true);
  });
});
