/*
 * Loaded first into the processes of a deployment: their bus is the one that this module's own address names, apart from
 * what carries their jobs.
 */
const bus = new URL(import.meta.url).searchParams.get('bus');
if (bus) process.env['BUS_URL'] = bus;
