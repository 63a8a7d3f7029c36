import type { Answer } from '../answer.ts';
import { type Fault, isObject, type Json, md5, withBody } from './fault.ts';

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
export const withRecords = (change: (record: Json) => Json) =>
  withResult((result) => {
    const each = (value: unknown) => (isObject(value) ? change(value) : value);
    if (Array.isArray(result)) return result.map(each);
    if (!isObject(result)) return result;
    const keyed = Object.values(result).every(isObject);
    if (!keyed) return change(result);
    return Object.fromEntries(Object.entries(result).map(([key, row]) => [key, each(row)]));
  });

/** The fields that tell a record from others. */
const NUMBERS = ['id', 'bill_id', 'good_id', 'good_name', 'rass_name', 'rass_id', 'manager_id'];

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

/** JSON that is signed wrongly, or does not hold what it should. */
export const CONTENTS = {
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
  'code-list': {
    says: 'The code of the answer in a list, signed as the code alone.',
    carriedOut: true,
    spoil: withJson((json) => ({ ...json, error_code: [json.error_code] })),
  },
  'words-long': {
    says: 'A refusal with an unknown code, in 200,000 brackets.',
    carriedOut: false,
    spoil: withJson((json, rpsKey) => {
      const text = '<'.repeat(200_000);
      return { ...json, error_code: 777, error_text: text, hash: md5(`777::${text}::${rpsKey}`) };
    }),
  },
  stale: {
    says: "A signed answer to an earlier request: a list lacks its last row, and a new order has the number of the shop's first.",
    carriedOut: true,
    spoil: withResult((result) => {
      if (Array.isArray(result)) return result.slice(0, -1);
      if (!isObject(result) || !('bill_id' in result)) return result;
      return { bill_id: '100001', link: '/bill/100001/of-somebody-else' };
    }),
  },
  'keys-text': {
    says: 'Lists, and records that are keyed by number, with other texts for keys.',
    carriedOut: true,
    spoil: withResult((result) => {
      const isKeyed = isObject(result) && Object.values(result).every(isObject);
      if (!Array.isArray(result) && !isKeyed) return result;
      return Object.fromEntries(Object.entries(result).map(([key, row]) => [`key-${key}`, row]));
    }),
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
  'row-odd': {
    says: 'Lists with something that is not a record before their rows.',
    carriedOut: true,
    spoil: withResult((result) =>
      Array.isArray(result) && result.length > 0 ? ['odd', ...result] : result,
    ),
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
  'number-list': {
    says: 'Records with a list for a number.',
    carriedOut: true,
    spoil: numbersOnly((value) => [value]),
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
