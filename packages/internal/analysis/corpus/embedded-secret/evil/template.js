const who = 'svc'; const dsn = `postgres://${who}:k9Vb4Nz8Rt1Wc5@db.prod.corp.net/main`; connect(dsn);
