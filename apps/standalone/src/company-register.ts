import { playOrigin, type PlayedOrigin } from '@guildhall/egress/development';

/** Where the example plugin Company Lookup asks; a name that nobody can own. */
const ORIGIN = 'https://api.company-register.example';

/** Some of the companies that the example host's contacts work for; others are not registered. */
const COMPANIES = [
  { name: 'Alder & Oak Furniture', city: 'Leipzig', employees: 48 },
  { name: 'Brightwater Foods', city: 'Cork', employees: 310 },
  { name: 'Cobalt Cycles', city: 'Ghent', employees: 27 },
  { name: 'Dune Analytics', city: 'Tallinn', employees: 64 },
  { name: 'Eastgate Logistics', city: 'Rotterdam', employees: 1_250 },
  { name: 'Foxglove Press', city: 'Edinburgh', employees: 19 },
  { name: 'Glacier Instruments', city: 'Bergen', employees: 140 },
  { name: 'Harbour Lights Hotels', city: 'Split', employees: 420 },
];

/** Plays the register of companies on this machine: `GET /v1/companies?name=…`, for whoever shows a key. */
export function playCompanyRegister(): Promise<PlayedOrigin> {
  return playOrigin(ORIGIN, (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', ORIGIN);
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (!/^Bearer \S+$/.test(request.headers.authorization ?? '')) {
      answer(401, { error: 'Show your key.' });
    } else if (pathname !== '/v1/companies') {
      answer(404, { error: 'There are only companies here.' });
    } else {
      const wanted = (searchParams.get('name') ?? '').toLowerCase();
      answer(200, { items: COMPANIES.filter(({ name }) => name.toLowerCase() === wanted) });
    }
  });
}
