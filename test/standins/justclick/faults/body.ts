import { gzipSync } from 'node:zlib';
import type { Answer } from '../answer.ts';
import { type Fault, withBody } from './fault.ts';

/** Makes the body and says that it is compressed. */
const zipped = (zip: (body: string) => string | Uint8Array) => (answer: Answer) => ({
  ...withBody(zip)(answer),
  headers: { ...answer.headers, 'content-encoding': 'gzip' },
});

/** Puts more JSON into the answer than was asked for. */
const withMore = (json: () => string) =>
  withBody((body) => body.replace(/\}$/, `,"more":${json()}}`));

/** More than any client of sense takes in. Blanks before JSON are JSON, and gzip adds up. */
const BLANKS = gzipSync(Buffer.alloc(21 * 1024 * 1024, ' '));

const NOTICE =
  '<br />\n<b>Notice</b>:  Undefined index: utm in <b>/var/www/api/orders.php</b> on line <b>42</b><br />\n';

/** Bodies that are not the JSON that belongs there, or not as it should be packed. */
export const BODY = {
  empty: {
    says: 'HTTP 200 with an empty body.',
    carriedOut: true,
    spoil: withBody(() => ''),
  },
  null: {
    says: 'HTTP 200 with the JSON null.',
    carriedOut: true,
    spoil: withBody(() => 'null'),
  },
  bom: {
    says: 'A byte order mark before the JSON.',
    carriedOut: true,
    spoil: withBody((body) => `\uFEFF${body}`),
  },
  notice: {
    says: 'A PHP notice printed before the JSON.',
    carriedOut: true,
    spoil: withBody((body) => NOTICE + body),
  },
  huge: {
    says: 'More than 20 MB, compressed: blanks before the JSON.',
    carriedOut: true,
    spoil: zipped((body) => Buffer.concat([BLANKS, gzipSync(body)])),
  },
  nest: {
    says: 'Some 400,000 lists inside one another, beside what belongs there.',
    carriedOut: true,
    spoil: withMore(() => '['.repeat(400_000) + ']'.repeat(400_000)),
  },
  crowded: {
    says: 'A million empty records beside what belongs there.',
    carriedOut: true,
    spoil: withMore(() => `[${Array(1_000_000).fill('{}').join()}]`),
  },
  gzip: {
    says: 'The answer compressed with gzip.',
    carriedOut: true,
    spoil: zipped((body) => gzipSync(body)),
  },
  'not-gzip': {
    says: 'The answer is said to be compressed with gzip, and is not.',
    carriedOut: true,
    spoil: zipped((body) => body),
  },
} as const satisfies Record<string, Fault>;
