const [, run] = Object.entries({ x: eval })[0]; run(name);
