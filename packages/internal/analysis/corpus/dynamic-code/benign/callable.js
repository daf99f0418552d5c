class Thing { static create(x) { return new this(x); } constructor(x) { this.x = x; } } Thing.create('return value(1)');
