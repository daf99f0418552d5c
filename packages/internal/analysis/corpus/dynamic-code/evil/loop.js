[eval].forEach((f) => f(code));
