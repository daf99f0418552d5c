Function(...['a', name])();
