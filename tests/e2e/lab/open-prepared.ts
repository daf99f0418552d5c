import { openGuildhall, type OpenGuildhall } from './open-guildhall.ts';

const PRELOADS = {
  'its own bus': new URL('./preload/use-bus.ts', import.meta.url),
  'no path A': new URL('./preload/without-path-a.ts', import.meta.url),
};

/**
 * A Guildhall in many processes, each of which loads a file of lab/preload before anything else, with `words` in the
 * file's address. Processes that are started again load it, too.
 */
export async function openPrepared(
  kind: keyof typeof PRELOADS,
  words: Record<string, string> = {},
): Promise<OpenGuildhall> {
  const preload = new URL(PRELOADS[kind]);
  for (const [name, word] of Object.entries(words)) preload.searchParams.set(name, word);
  const before = process.env['NODE_OPTIONS'];
  const restore = () => {
    if (before === undefined) delete process.env['NODE_OPTIONS'];
    else process.env['NODE_OPTIONS'] = before;
  };
  process.env['NODE_OPTIONS'] = `${before ?? ''} --import=${preload.href}`.trim();
  try {
    const guildhall = await openGuildhall('many');
    return {
      ...guildhall,
      async close() {
        await guildhall.close();
        restore();
      },
    };
  } catch (error) {
    restore();
    throw error;
  }
}
