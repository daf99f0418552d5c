class X { static run; static { X.run = Function; } } X.run(document.title)();
