const d = document.createElement('div'); d.innerHTML = '<img src=x onerror=' + name + '>';
