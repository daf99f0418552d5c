const payload = JSON.parse(atob(token.split('.')[1]));
