function evaluate(node) { return node.value; }
evaluate(ast);
