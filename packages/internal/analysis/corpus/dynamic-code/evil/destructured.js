const { eval: e } = window;
e(code);
