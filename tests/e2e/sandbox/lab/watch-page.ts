import type { Page } from '@playwright/test';

/** Notes what somebody before the page would see of an escape: dialogs, downloads, messages on the host's own channel. */
export async function watchPage(page: Page): Promise<{ take(this: void): string[] }> {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('download', (download) => seen.push(`download ${download.suggestedFilename()}`));
  await page.exposeFunction('hear', (message: string) => seen.push(`message ${message}`));
  await page.addInitScript(() => {
    if (self !== top) return;
    new BroadcastChannel('of-the-host').onmessage = ({ data }) => {
      const hear: unknown = Reflect.get(globalThis, 'hear');
      if (typeof hear === 'function') Reflect.apply(hear, null, [String(data)]);
    };
  });
  return { take: () => seen.splice(0) };
}
