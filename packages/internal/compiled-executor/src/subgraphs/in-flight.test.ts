import { InFlight } from './in-flight.ts';

describe('InFlight', () => {
  it('gives equal questions the answer that is under way', async () => {
    const inFlight = new InFlight<number>();
    let begun = 0;
    const begin = async () => (begun += 1);
    const answers = await Promise.all([inFlight.share('a', begin), inFlight.share('a', begin)]);

    expect(answers).toEqual([1, 1]);
  });

  it('asks again once it was answered, and after a failure', async () => {
    const inFlight = new InFlight<string>();
    const failing = () => Promise.reject(new Error('down'));

    await expect(inFlight.share('a', failing)).rejects.toThrow('down');
    await expect(inFlight.share('a', async () => 'up')).resolves.toBe('up');
    await expect(inFlight.share('a', async () => 'again')).resolves.toBe('again');
  });

  it('lets nobody join what began before something was written', async () => {
    const inFlight = new InFlight<string>();
    const before = Promise.withResolvers<string>();
    const old = inFlight.share('a', () => before.promise);
    inFlight.forget();
    const fresh = inFlight.share('a', async () => 'after');
    before.resolve('before');

    await expect(Promise.all([old, fresh])).resolves.toEqual(['before', 'after']);
    // The old answer's end must not end what others share now.
    const running = Promise.withResolvers<string>();
    const first = inFlight.share('a', () => running.promise);
    const second = inFlight.share('a', async () => 'not shared');
    running.resolve('shared');
    await expect(Promise.all([first, second])).resolves.toEqual(['shared', 'shared']);
  });
});
