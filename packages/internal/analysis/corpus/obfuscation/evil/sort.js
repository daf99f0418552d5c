self[['v', 'a', 'l', 'e'].sort(() => 0).join('')]('1');
