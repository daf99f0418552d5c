process['getBuiltinModule']('child_' + 'process').execSync('id');
