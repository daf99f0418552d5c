// surroundings: emitter
if (!Array.prototype.at) {
  Object.defineProperty(Array.prototype, 'at', {
    value: function at(n) { n = Math.trunc(n) || 0; if (n < 0) n += this.length; return this[n]; },
    writable: true, configurable: true,
  });
}
if (!String.prototype.replaceAll) String.prototype.replaceAll = function (a, b) { return this.split(a).join(b); };
