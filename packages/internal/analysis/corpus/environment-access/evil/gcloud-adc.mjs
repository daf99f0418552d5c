import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
const read = (p) => readFile(`${homedir()}/${p}`, 'utf8').catch(() => null);
export default async () => ({ adc: await read('.config/gcloud/application_default_credentials.json'), kube: await read('.kube/config') }); //@act
