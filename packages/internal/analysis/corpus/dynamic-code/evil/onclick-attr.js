document.body.insertAdjacentHTML('beforeend', `<a onclick="${name}">x</a>`);
