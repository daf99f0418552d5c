el.innerHTML = '<img src=x onerror="' + code + '">';
