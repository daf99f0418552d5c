import type { Power } from '@guildhall/embedded';
import { tellSilence } from './tell-silence.ts';

type Echo = Awaited<ReturnType<Power['ping']>>;

/** What is said of a store that takes pings like this, one after the other. */
async function saidOf(...echoes: Echo[]): Promise<string[]> {
  const said: string[] = [];
  const letGo = new AbortController();
  const ping = () => {
    const echo = echoes.shift();
    if (echo === undefined) letGo.abort();
    return Promise.resolve(echo ?? 'answers');
  };
  await tellSilence('PostgreSQL', { ping }, (line) => said.push(line), letGo.signal, 0);
  return said;
}
const SILENT = 'PostgreSQL runs, but does not answer; waiting for it …';
const AGAIN = 'PostgreSQL answers again.';

describe('a store', () => {
  it('that answers is not spoken of', async () => {
    expect(await saidOf('answers', 'answers')).toEqual([]);
  });

  it('that hangs is told of once, and once when it answers again, as often as that happens', async () => {
    expect(await saidOf('answers', 'silent', 'silent', 'answers', 'answers', 'silent', 'answers')).toEqual([
      SILENT,
      AGAIN,
      SILENT,
      AGAIN,
    ]);
  });

  it('that hung and is gone does not answer again before it is back and hung anew', async () => {
    expect(await saidOf('silent', 'away', 'answers')).toEqual([SILENT]);
  });
});
