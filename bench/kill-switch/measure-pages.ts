import { insights, openContact } from '../../tests/e2e/lab/crm.ts';
import type { OpenGuildhall } from '../../tests/e2e/lab/open-guildhall.ts';
import { blockVersion, liftBlock } from '../../tests/e2e/lab/restrict.ts';
import type { CommitTimes } from './commit-times.ts';
import { openPlainBrowser } from './open-plain-browser.ts';
import { watchPage, type Gone } from './watch-page.ts';

/** Blocks the version again and again while two tabs show it: one in front, one behind. Milliseconds since the commit. */
export async function measurePages(
  guildhall: OpenGuildhall,
  versionId: string,
  { rounds, commits }: { rounds: number; commits: CommitTimes },
): Promise<Gone[]> {
  const { context, close } = await openPlainBrowser();
  try {
    const pages = [await context.newPage(), await context.newPage()];
    for (const page of pages) {
      await page.bringToFront();
      await openContact(page, guildhall);
      await insights(page).waitFor();
    }
    const runs: Gone[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const page of pages) await insights(page).waitFor({ state: 'attached' });
      const watches = await Promise.all(pages.map(watchPage));
      const block = await blockVersion(guildhall, versionId);
      const committedAt = await commits.of(block);
      for (const gone of watches) {
        const { hidden, sandbox, panel } = await gone();
        runs.push({ hidden, sandbox: sandbox - committedAt, panel: panel - committedAt });
      }
      await liftBlock(guildhall, block.id);
    }
    return runs;
  } finally {
    await close();
  }
}
