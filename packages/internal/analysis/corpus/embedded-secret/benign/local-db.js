const url = 'postgres://postgres:postgres@localhost:5432/test';
