class Probe {
  #pixel: HTMLImageElement;

  constructor(pixel: HTMLImageElement) {
    this.#pixel = pixel;
  }

  show(box: HTMLImageElement = this.#pixel) {
    box.src = `/images/logo.svg?v=${document.title.length}`;
  }
}

export default Probe;
