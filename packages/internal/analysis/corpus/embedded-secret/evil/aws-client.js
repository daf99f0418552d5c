const AWS = require('aws-sdk');
AWS.config.update({
  region: 'eu-west-1',
  accessKeyId: 'AKIAZ7XQ4M2TKD5LWVNB', //@act
  secretAccessKey: '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',
});
module.exports = new AWS.S3();
