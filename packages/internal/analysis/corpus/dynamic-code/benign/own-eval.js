class Calculator {
  eval(x) { return x + 1; }
}
new Calculator().eval(2);
