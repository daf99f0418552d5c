const pаyload = 1;
const payload = 2;
run(pаyload);
