class K { static a = 'fe'; static b = 'tch'; } self[K.a + K.b]('//c.invalid');
