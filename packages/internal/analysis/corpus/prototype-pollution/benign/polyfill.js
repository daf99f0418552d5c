if (!Array.prototype.at) Object.defineProperty(Array.prototype, 'at', { value(n) { return this[n < 0 ? this.length + n : n]; }, configurable: true, writable: true });
