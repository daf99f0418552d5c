import type { PublicKey } from './public-key.ts';

/** Whose signatures a page believes. */
export interface KeyRing {
  /** The keys of a signer; none when it is not known. Rejects when the keys cannot be had. */
  keysOf(signer: string): Promise<readonly PublicKey[]>;
  /** Asks again, because a signature does not hold: keys change. False when that is no use now. */
  renew(): Promise<boolean>;
}

/** However many forgeries come, the gateway is asked this often at most. */
const RENEW_MS = 60_000;

/** Keys that the host pinned are final; without, those that the gateway names, kept for the life of the page. */
export function createKeyRing(
  pinned: readonly PublicKey[] | undefined,
  fetchKeys: (fresh: boolean) => Promise<readonly PublicKey[]>,
  now: () => number = () => performance.now(),
): KeyRing {
  let known = pinned ? Promise.resolve(pinned) : null;
  let askedAt = -Infinity;

  function ask(fresh: boolean): Promise<readonly PublicKey[]> {
    askedAt = now();
    const asked = fetchKeys(fresh);
    asked.catch(() => {
      if (known === asked) known = null;
    });
    return asked;
  }

  return {
    async keysOf(signer) {
      known ??= ask(false);
      return (await known).filter(({ kid }) => kid === signer);
    },
    async renew() {
      if (pinned || now() - askedAt < RENEW_MS) return false;
      known = ask(true);
      await known;
      return true;
    },
  };
}
