const db = 'postgres://service:Zq8Lx0vW7u@db.internal.corp/orders';
