const mask = { '\x00': 'nul', '\x1b': 'esc' };
