const h = 'other' + '.example';
fetch('https://' + h + '/x');
