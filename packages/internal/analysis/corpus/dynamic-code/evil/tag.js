const F = Function;
F`${code}```;
