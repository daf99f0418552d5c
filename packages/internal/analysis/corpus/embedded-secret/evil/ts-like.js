export class C { #apiKey = 'q8Zr4Lx0vW7uYtE2PaN9mBcD'; get() { return this.#apiKey; } }
