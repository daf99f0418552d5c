export class Profile {
  constructor(store) {
    this.store = store;
  }
  get state() {
    return { theme: 'dark', remembered: { ...this.store } };
  }
}
