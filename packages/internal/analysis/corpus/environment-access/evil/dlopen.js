process.dlopen(module, './x.node');
