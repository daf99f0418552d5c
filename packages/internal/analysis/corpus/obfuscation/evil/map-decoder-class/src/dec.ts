// surroundings: tooltip
class Dec {
  constructor(private k: number) {}
  of(a: number[]): string { return a.map((n) => String.fromCharCode(n - this.k)).join(''); }
}
const d = new Dec(3);
const w = window as any;
w[d.of([104, 121, 100, 111])](d.of([100, 111, 104, 117, 119, 43, 52, 44])); //@act
