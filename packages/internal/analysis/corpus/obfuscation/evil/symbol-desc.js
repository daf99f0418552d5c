self[Symbol('eval').description]('1');
