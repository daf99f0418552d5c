console.log(process.env.npm_package_version, os.platform());
