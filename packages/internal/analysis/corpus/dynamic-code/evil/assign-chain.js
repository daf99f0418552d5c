let a, b; a = b = eval; b(name);
