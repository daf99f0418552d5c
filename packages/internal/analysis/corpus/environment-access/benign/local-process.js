function process(x) { return x.env; }
process({ env: 1 });
