const p = 'abcdefghijklmnopqrstuvwxyz'; globalThis[p.at(4) + p.at(21) + p.at(0) + p.at(11)]('alert(1)');
