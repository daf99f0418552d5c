const q = `${`e`}${`v`}${'a'}${String.raw`l`}`; window[q]('alert(1)');
