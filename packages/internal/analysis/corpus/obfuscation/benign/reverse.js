const backwards = word.split('').reverse().join('');
