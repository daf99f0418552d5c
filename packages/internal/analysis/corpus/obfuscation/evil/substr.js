self['xxevalxx'.substr(2, 4)]('1');
