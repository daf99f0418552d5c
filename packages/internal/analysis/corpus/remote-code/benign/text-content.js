fetch('/about').then((r) => r.text()).then((t) => { el.textContent = t; });
