const g = (0, eval);
g(input);
