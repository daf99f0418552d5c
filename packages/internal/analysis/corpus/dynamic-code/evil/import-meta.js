const u = new URLSearchParams(location.search); import(u.get('mod'));
