const url = URL.createObjectURL(new Blob([document.querySelector('textarea').value], { type: 'text/javascript' })); import(url).then((m) => m.default());
