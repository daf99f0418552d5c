import type { Page } from '../../tests/e2e/lab/open-browser.ts';

/** When a page's sandbox ended and when the panel left its document. Epoch milliseconds. */
export interface Gone {
  hidden: boolean;
  sandbox: number;
  panel: number;
}

/** Starts watching; the answer comes when both are gone. */
export async function watchPage(page: Page): Promise<() => Promise<Gone>> {
  await page.evaluate(() => {
    const gone = new Promise((resolve) => {
      const hidden = document.visibilityState === 'hidden';
      let sandbox: number | null = null;
      const look = (): void => {
        const now = performance.timeOrigin + performance.now();
        if (document.querySelector('iframe') === null) sandbox ??= now;
        if (sandbox === null || document.querySelector('.plugin-frame') !== null) return;
        observer.disconnect();
        resolve({ hidden, sandbox, panel: now });
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { childList: true, subtree: true });
    });
    Object.assign(globalThis, { gone });
  });
  return () => page.evaluate<Gone>('gone');
}
