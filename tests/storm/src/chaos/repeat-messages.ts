import type { Databases } from '../databases.ts';

/** As if nobody had ever heard that the last messages were handled: all of them come again. */
export async function repeatMessages(databases: Databases): Promise<void> {
  await databases
    .each((_, query) =>
      query(`UPDATE outbox SET published_at = NULL, handled_at = NULL, retry_at = NULL, attempt = attempt + 1
             WHERE id IN (SELECT id FROM outbox WHERE published_at IS NOT NULL ORDER BY id DESC LIMIT 120)`),
    )
    .catch(() => undefined);
}
