Promise.resolve(document.querySelector('#code').textContent).then(eval);
