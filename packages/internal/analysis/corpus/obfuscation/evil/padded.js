self['  eval '.trim()]('1');
