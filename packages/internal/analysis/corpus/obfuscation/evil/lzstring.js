import LZ from 'lz-string';
new Function(LZ.decompressFromBase64('BYUwNmD2A0AECmBDATgQwC4FsRAJYDcgA='))();
