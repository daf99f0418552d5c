const db = { connection: 'mysql://app:Zx81kQpLm72@db.prod.corp.net/app' };
