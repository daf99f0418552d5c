var a=1;function b(c,d){return c+d*2}module.exports=b;
