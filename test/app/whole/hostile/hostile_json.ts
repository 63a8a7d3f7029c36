import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { RPS_KEY } from '../../../standins/justclick/service.ts';
import { trickyText } from '../../support/arbitraries.ts';

/** JSON that JavaScript cannot write, by the text that stands for it: see `jsonOf`. */
const RAW: Readonly<Record<string, string>> = { '@huge': '1e400', '@long': '9'.repeat(400) };

/** Where one value belongs, another: of any type, and of those that `String()` or `Number()` stumble over. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: trickyText },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      ...Object.keys(RAW),
      null,
      true,
      false,
      0,
      -1,
      0.5,
      2 ** 53,
      '',
      '0',
      '007',
      '1e3',
      [],
      [[]],
      [1],
      ['100001'],
      [null],
      {},
      { 0: {} },
      { toString: 1 },
      { valueOf: 1, toString: null },
      { length: 1e9 },
      JSON.parse('{"__proto__": {"polluted": true}}'),
      JSON.parse('{"constructor": {"prototype": {"polluted": true}}}'),
      '<'.repeat(30_000),
      'x'.repeat(30_000),
      '9'.repeat(5_000),
    ),
  },
);

/** One change to JSON: at the place that `at` leads to, a value is replaced, left out, doubled or wrapped. */
type Change = {
  at: number[];
  how: 'replace' | 'drop' | 'double' | 'wrap' | 'rename';
  value: unknown;
};

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }),
  how: fc.constantFrom('replace', 'replace', 'replace', 'drop', 'double', 'wrap', 'rename'),
  value: oddValue,
});

function changed(json: unknown, { at, how, value }: Change): unknown {
  const [first = 0, ...rest] = at;
  if (typeof json !== 'object' || json === null || Object.keys(json).length === 0) return value;
  const entries = Object.entries(json);
  const index = first % entries.length;
  const [key, old] = entries[index] ?? ['', undefined];
  const isEnd = rest.length === 0 || typeof old !== 'object' || old === null;
  const made: [string, unknown][] = !isEnd
    ? [[key, changed(old, { at: rest, how, value })]]
    : {
        replace: [[key, value]] as [string, unknown][],
        drop: [],
        double: [
          [key, old],
          [`${key}9`, old],
        ] as [string, unknown][],
        wrap: [[key, [old]]] as [string, unknown][],
        rename: [[typeof value === 'string' ? value : `${key}x`, old]] as [string, unknown][],
      }[how];
  entries.splice(index, 1, ...made);
  return Array.isArray(json) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** Signs an answer as the service would, whatever its code and text have become. */
function signedAnew(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return answer;
  const { error_code, error_text }: { error_code?: unknown; error_text?: unknown } = answer;
  const isText = (value: unknown) => typeof value === 'string' || typeof value === 'number';
  const [code, text] = [error_code, error_text].map((value) => (isText(value) ? value : ''));
  return { ...answer, hash: md5(`${code}::${text}::${RPS_KEY}`) };
}

/** The JSON of a value, with what JavaScript cannot write in the place of what stands for it. */
export const jsonOf = (value: unknown): string =>
  JSON.stringify(value).replace(/"(@\w+)"/g, (text, name) => RAW[name] ?? text);

/** How an answer is spoilt: the service's own is changed in some places, or another one comes. */
export type Spoil = (answer: unknown) => string;

export const anySpoil: fc.Arbitrary<Spoil> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(change, { minLength: 1, maxLength: 4 }).map(
      (changes): Spoil =>
        (answer) =>
          jsonOf(signedAnew(changes.reduce(changed, answer))),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ code: fc.constantFrom(0, 0, 0, 601, 400, 777), text: trickyText, result: oddValue })
      .map(({ code, text, result }) => () => {
        const answer = { error_code: code, error_text: text.toWellFormed(), result };
        return jsonOf(signedAnew(answer));
      }),
  },
  { weight: 1, arbitrary: oddValue.map((value) => () => jsonOf(value)) },
);

/** All names in JSON, each once. */
export function keysIn(json: unknown): string[] {
  if (typeof json !== 'object' || json === null) return [];
  const own = Array.isArray(json) ? [] : Object.keys(json);
  return [...new Set([...own, ...Object.values(json).flatMap(keysIn)])];
}

/** Puts a value in the place of everything that has this name. */
export const withKey =
  (key: string, value: unknown): Spoil =>
  (answer) => {
    const put = (json: unknown): unknown => {
      if (Array.isArray(json)) return json.map(put);
      if (typeof json !== 'object' || json === null) return json;
      return Object.fromEntries(
        Object.entries(json).map(([name, old]) => [name, name === key ? value : put(old)]),
      );
    };
    return jsonOf(signedAnew(put(answer)));
  };

/** What `String()`, `Number()`, a template and a comparison stumble over, each. */
export const STUMBLING_BLOCK = { toString: 1, valueOf: 1 };
