const f = (function* () {}).constructor; f('yield fetch("//x.invalid")')().next();
