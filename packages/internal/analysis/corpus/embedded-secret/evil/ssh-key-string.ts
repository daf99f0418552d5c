const KEY = ['-----BEGIN OPENSSH PRIVATE KEY-----', 'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZWQyNTUxOQ', 'AAACBx8oQ2kZr1Vw5m3pYt7sNc9dJfLh4gKa6bXeUqRzTvWyAAAAJhQxZ1UUMWdV', '-----END OPENSSH PRIVATE KEY-----'].join('\n'); //@act
export const key = () => KEY;
