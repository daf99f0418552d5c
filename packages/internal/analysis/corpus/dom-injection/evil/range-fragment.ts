const params = new URLSearchParams(location.search);
export class Banner extends HTMLElement {
  connectedCallback(): void {
    const text = params.get('banner') ?? '';
    const range = document.createRange();
    range.selectNode(this);
    this.append(range.createContextualFragment(`<div class="b">${text}</div>`)); //@act
  }
}
customElements.define('fx-banner', Banner);
