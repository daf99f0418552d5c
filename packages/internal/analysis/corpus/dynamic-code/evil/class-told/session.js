export class Session {
  constructor(scope, key) {
    this.timer = scope[key];
  }

  later(text) {
    return this.timer(text, 10); //@act
  }
}
