const copy = new this.constructor(this.value);
const b = new a.constructor(4);
