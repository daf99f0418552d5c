require('../lib/env').report();
