type Row = Record<string, number>;
export class Column {
  readonly #formula: string;
  constructor(formula: string) {
    this.#formula = formula;
  }
  compute(row: Row): number {
    const names = Object.keys(row);
    const run = new Function(...names, `return (${this.#formula});`); //@act
    return run(...names.map((name) => row[name]));
  }
}
