!function(e,t){'object'==typeof exports?module.exports=t():e.lib=t()}(this,function(){return{add:function(e,t){return e+t}}});
