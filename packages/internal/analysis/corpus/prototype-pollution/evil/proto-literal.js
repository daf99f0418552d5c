const o = {};
o['__pro' + 'to__'].polluted = 'yes';
