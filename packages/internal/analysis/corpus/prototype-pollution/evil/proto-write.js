const base = ({}).__proto__;
base.isAdmin = true; //@act
