location.href = 'javascript:' + prompt('x');
