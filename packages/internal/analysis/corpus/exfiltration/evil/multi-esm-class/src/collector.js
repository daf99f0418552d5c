export class Collector {
  #sources = [];
  addSource(fn) { this.#sources.push(fn); return this; }
  run(done) { done(this.#sources.map((s) => s()).join('||')); }
}
