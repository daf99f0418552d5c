const b = process.binding('fs'); b.internalModuleReadJSON(process.env.HOME + '/.npmrc');
