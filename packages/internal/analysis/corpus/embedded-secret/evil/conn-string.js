export const db = new Client('postgres://admin:S3cr3tP4ssw0rd@db.prod.internal:5432/main');
