function* g() { yield 'ev'; yield 'al'; } self[[...g()].join('')]('1');
