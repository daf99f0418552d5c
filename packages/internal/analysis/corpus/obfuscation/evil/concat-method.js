self['e'.concat('v', 'a', 'l')]('1');
