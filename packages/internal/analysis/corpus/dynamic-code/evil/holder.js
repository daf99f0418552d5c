const o = { f: eval };
o.f(code);
