((f) => f(name))(eval);
