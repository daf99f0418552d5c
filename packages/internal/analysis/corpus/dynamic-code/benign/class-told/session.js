export class Session {
  constructor(scope, key) {
    this.timer = scope[key];
  }

  later(act) {
    return this.timer(act, 10);
  }
}
