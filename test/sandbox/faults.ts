import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type Answer, htmlAnswer, jsonAnswer } from './answer.ts';
import type { FunctionName } from './functions.ts';

/** One way in which the service, or what stands before it, can spoil an answer. */
export interface Fault {
  /** One sentence for people. */
  says: string;
  /** Whether the function is carried out all the same, unless the caller says otherwise. */
  carriedOut: boolean;
  spoil(answer: Answer, rpsKey: string): Answer;
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** A page of the web server in front of the service. */
function page(status: number, title: string, headers: Record<string, string> = {}): Answer {
  const html = htmlAnswer(
    status,
    `<html>\n<head><title>${status} ${title}</title></head>\n<body><h1>${status} ${title}</h1></body>\n</html>\n`,
  );
  return { ...html, headers: { ...html.headers, ...headers } };
}

const delivered =
  (deliver: (response: ServerResponse, body: Buffer) => void) => (answer: Answer) => ({
    ...answer,
    deliver,
  });

const withBody = (change: (body: string) => string | Uint8Array) => (answer: Answer) => ({
  ...answer,
  body: change(String(answer.body)),
});

/** Makes the body and says that it is compressed. */
const zipped = (zip: (body: string) => string | Uint8Array) => (answer: Answer) => ({
  ...withBody(zip)(answer),
  headers: { ...answer.headers, 'content-encoding': 'gzip' },
});

/** Changes the JSON of an answer. Its signature stays as it was made. */
const withJson =
  (change: (json: Json, rpsKey: string) => Json) => (answer: Answer, rpsKey: string) =>
    withBody((body) => JSON.stringify(change(JSON.parse(body), rpsKey)))(answer);

/** Changes what a success brings; a refusal stays as it is. */
const withResult = (change: (result: unknown) => unknown) =>
  withJson((json) =>
    json.error_code === 0 && 'result' in json ? { ...json, result: change(json.result) } : json,
  );

/** The records of a result: the rows of a list, those that GetBills keys by number, or the result itself. */
const withRecords = (change: (record: Json) => Json) =>
  withResult((result) => {
    const each = (value: unknown) => (isObject(value) ? change(value) : value);
    if (Array.isArray(result)) return result.map(each);
    if (!isObject(result)) return result;
    const keyed = Object.values(result).every(isObject);
    if (!keyed) return change(result);
    return Object.fromEntries(Object.entries(result).map(([key, row]) => [key, each(row)]));
  });

/** The fields that tell a record from others. */
const NUMBERS = ['id', 'bill_id', 'good_id', 'good_name'];

/** Changes the fields of each record; `undefined` leaves a field out. */
const withFields = (change: (value: unknown, name: string) => unknown) =>
  withRecords((record) =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)])),
  );

const butNumbers = (change: (value: unknown, name: string) => unknown) =>
  withFields((value, name) => (NUMBERS.includes(name) ? value : change(value, name)));

const numbersOnly = (change: (value: unknown) => unknown) =>
  withFields((value, name) => (NUMBERS.includes(name) ? change(value) : value));

/** Lists with holes: PHP writes those as objects, and an empty list as a list. */
function holed(value: unknown): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0) return value;
    return Object.fromEntries(value.map((item, index) => [index * 2 + 1, holed(item)]));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, holed(item)]));
}

function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

function cutInHalf(response: ServerResponse, body: Buffer): void {
  response.write(body.subarray(0, body.length / 2), () => response.destroy());
}

function trickle(response: ServerResponse, body: Buffer): void {
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, ++sent));
    if (sent >= body.length) response.end();
  }, 1_000);
  response.once('close', () => clearInterval(timer));
}

/** A chunked answer tells its end with an empty chunk, which never comes. */
function cutBetweenChunks(response: ServerResponse, body: Buffer): void {
  response.removeHeader('content-length');
  cutInHalf(response, body);
}

/** More than any client of sense takes in. Blanks before JSON are JSON, and gzip adds up. */
const BLANKS = gzipSync(Buffer.alloc(21 * 1024 * 1024, ' '));

const NOTICE =
  '<br />\n<b>Notice</b>:  Undefined index: utm in <b>/var/www/api/orders.php</b> on line <b>42</b><br />\n';

export const FAULTS = {
  'http-500': {
    says: 'HTTP 500 with an HTML page.',
    carriedOut: true,
    spoil: () => page(500, 'Internal Server Error'),
  },
  'http-502': {
    says: 'HTTP 502 with an HTML page.',
    carriedOut: true,
    spoil: () => page(502, 'Bad Gateway'),
  },
  'http-503': {
    says: 'HTTP 503 with an HTML page and Retry-After.',
    carriedOut: false,
    spoil: () => page(503, 'Service Unavailable', { 'retry-after': '30' }),
  },
  'http-504': {
    says: 'HTTP 504 with an HTML page.',
    carriedOut: true,
    spoil: () => page(504, 'Gateway Time-out'),
  },
  'http-429': {
    says: 'HTTP 429 with an HTML page and Retry-After.',
    carriedOut: false,
    spoil: () => page(429, 'Too Many Requests', { 'retry-after': '30' }),
  },
  'code-8': {
    says: 'Code 8, too many requests, signed with a key that is not ours.',
    carriedOut: false,
    spoil: (_answer, rpsKey) => {
      const text = 'request limit for this address used up, try later';
      const hash = md5(`8::${text}::not-the-key-of-${rpsKey}`);
      return jsonAnswer(200, { error_code: 8, error_text: text, hash });
    },
  },
  redirect: {
    says: 'HTTP 302 to a sign-in page, without JSON.',
    carriedOut: false,
    spoil: () => page(302, 'Found', { location: '/login' }),
  },
  'redirect-json': {
    says: 'HTTP 302 with the JSON that belongs there.',
    carriedOut: true,
    spoil: (answer) => ({
      ...answer,
      status: 302,
      headers: { ...answer.headers, location: '/login' },
    }),
  },
  reset: {
    says: 'The connection is reset before an answer.',
    carriedOut: true,
    spoil: delivered(reset),
  },
  silent: {
    says: 'No answer at all, until the client gives up.',
    carriedOut: true,
    spoil: delivered(() => {}),
  },
  cut: {
    says: 'The connection breaks in the middle of the answer.',
    carriedOut: true,
    spoil: delivered(cutInHalf),
  },
  'cut-chunked': {
    says: 'The connection breaks between two chunks of an answer of unknown length.',
    carriedOut: true,
    spoil: delivered(cutBetweenChunks),
  },
  trickle: {
    says: 'One byte of the answer a second.',
    carriedOut: true,
    spoil: delivered(trickle),
  },
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
  'wrong-signature': {
    says: 'Signed with another key.',
    carriedOut: true,
    spoil: withJson((json, rpsKey) => ({
      ...json,
      hash: md5(`${json.error_code}::${json.error_text}::another ${rpsKey}`),
    })),
  },
  'forged-success': {
    says: 'A refusal whose code was changed to success after it was signed.',
    carriedOut: false,
    spoil: withJson((json, rpsKey) => ({
      ...json,
      error_code: 0,
      hash: md5(`602::${json.error_text}::${rpsKey}`),
    })),
  },
  'forged-refusal': {
    says: 'A success whose code was changed to a refusal after it was signed.',
    carriedOut: true,
    spoil: withJson((json) => ({ ...json, error_code: 604 })),
  },
  'result-missing': {
    says: 'A signed success without its result.',
    carriedOut: true,
    spoil: withJson(({ result: _, ...json }) => json),
  },
  'result-null': {
    says: 'A signed success whose result is null.',
    carriedOut: true,
    spoil: withResult(() => null),
  },
  'result-empty': {
    says: 'A signed success whose result is an empty list, which is how PHP writes an empty record too.',
    carriedOut: true,
    spoil: withResult(() => []),
  },
  'result-object': {
    says: 'Objects with numbers for keys instead of lists, as PHP writes lists with holes.',
    carriedOut: true,
    spoil: withResult(holed),
  },
  duplicates: {
    says: 'Every row of a list twice.',
    carriedOut: true,
    spoil: withResult((result) => (Array.isArray(result) ? [...result, ...result] : result)),
  },
  'number-missing': {
    says: 'Records without the number that tells them apart.',
    carriedOut: true,
    spoil: numbersOnly(() => undefined),
  },
  'number-wrong-type': {
    says: 'Records with an object for a number.',
    carriedOut: true,
    spoil: numbersOnly((value) => ({ value })),
  },
  'number-other': {
    says: 'Records with the number of something else.',
    carriedOut: true,
    spoil: numbersOnly((value) => (Number(value) ? String(Number(value) + 900) : `${value}-other`)),
  },
  'fields-missing': {
    says: 'Records that have their number and nothing else.',
    carriedOut: true,
    spoil: butNumbers(() => undefined),
  },
  'fields-null': {
    says: 'Records in which all but the number is null.',
    carriedOut: true,
    spoil: butNumbers(() => null),
  },
  'fields-wrong-type': {
    says: 'Records with a list for a text, a text for a list, and so on.',
    carriedOut: true,
    spoil: butNumbers((value) => (typeof value === 'object' ? 'text' : [value, { value }])),
  },
  'fields-long': {
    says: 'Records with texts of 200,000 characters.',
    carriedOut: true,
    spoil: butNumbers((value, name) =>
      typeof value === 'string' && value !== '' && name !== 'pay_status'
        ? value.repeat(Math.ceil(200_000 / value.length))
        : value,
    ),
  },
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;
export const FAULT_NAMES = Object.keys(FAULTS) as FaultName[];

export interface FaultOptions {
  /** The only function whose answers are spoilt. Default: all. */
  function?: FunctionName;
  /** How many answers are spoilt. Default: all from now on. */
  times?: number;
  /** Whether the functions are carried out all the same. Default: as the fault has it. */
  carriedOut?: boolean;
}

/** The faults that a sandbox has been told to have. */
export class FaultPlan {
  #planned: (FaultOptions & { name: FaultName })[] = [];

  /** The newest fault that fits is the one that happens; `none` takes all of them back. */
  add(name: FaultName | 'none', options: FaultOptions = {}): void {
    this.#planned = name === 'none' ? [] : [{ name, ...options }, ...this.#planned];
  }

  /** What is to happen to the answer of a call that has just come in. */
  take(functionName: FunctionName): (Fault & { name: FaultName }) | undefined {
    const planned = this.#planned.find((each) => (each.function ?? functionName) === functionName);
    if (!planned) return undefined;
    if (planned.times !== undefined && --planned.times <= 0) {
      this.#planned = this.#planned.filter((each) => each !== planned);
    }
    const { name, carriedOut } = planned;
    return { name, ...FAULTS[name], ...(carriedOut !== undefined && { carriedOut }) };
  }
}
