const m = { a: 'ev', b: 'al' }; window[m.a + m.b]('1');
