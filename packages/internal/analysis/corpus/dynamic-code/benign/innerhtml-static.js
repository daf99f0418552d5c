document.body.innerHTML = '<main><h1>Hello</h1></main>';
