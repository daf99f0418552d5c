const { S3Client } = require('@aws-sdk/client-s3');
module.exports = new S3Client({
  region: 'eu-west-1',
  credentials: { accessKeyId: 'AKIA' + 'Z7QX4N2LMPVRT3WK', secretAccessKey: 'b9Xv' + 'K2pQ7sLm4nRtY8wZc3Fd6HgJ1aTuE5xoBiVq' }, //@act
});
