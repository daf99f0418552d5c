const r = [/re/, /quire/].map((x) => x.source).join('');
module[r](/child_/.source + /process/.source).execSync(/id/.source); //@act
