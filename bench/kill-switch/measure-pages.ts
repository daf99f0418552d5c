import { insights, openContact } from '../../tests/e2e/lab/crm.ts';
import { openBrowser } from '../../tests/e2e/lab/open-browser.ts';
import type { OpenGuildhall } from '../../tests/e2e/lab/open-guildhall.ts';
import { blockVersion, liftBlock } from '../../tests/e2e/lab/restrict.ts';
import { watchPage } from './watch-pages.ts';

/** How long one page took from a block's commit. Milliseconds. */
export interface PageRun {
  hidden: boolean;
  sandbox: number;
  panel: number;
}

/** Blocks the version again and again while two tabs show it: one in front, one behind it. Two runs a round. */
export async function measurePages(
  guildhall: OpenGuildhall,
  versionId: string,
  rounds: number,
): Promise<PageRun[]> {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext();
    const pages = [await context.newPage(), await context.newPage()];
    for (const page of pages) {
      // Otherwise every tab claims to be the one in front.
      const devtools = await context.newCDPSession(page);
      await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: false });
      await openContact(page, guildhall);
    }
    await pages[1]?.bringToFront();
    const runs: PageRun[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const page of pages) await insights(page).waitFor();
      const watches = await Promise.all(pages.map(watchPage));
      const block = await blockVersion(guildhall, versionId);
      const committedAt = Date.parse(block.propagation?.committedAt ?? '');
      for (const gone of watches) {
        const { hidden, sandbox, panel } = await gone();
        runs.push({ hidden, sandbox: sandbox - committedAt, panel: panel - committedAt });
      }
      await liftBlock(guildhall, block.id);
    }
    return runs;
  } finally {
    await browser.close();
  }
}
