import v8 from 'node:v8';
import vm from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildQuery, type PhpParams } from '../../../src/justclick/query.ts';
import { requestHash } from '../../../src/justclick/signature.ts';
import { loadPhp, type Php } from '../../standins/justclick/php.ts';
import { anyParams, apiParams, trickyText } from '../support/arbitraries.ts';

let php: Php;
beforeAll(async () => {
  php = await loadPhp();
});
afterAll(() => php.close());

/** UTF-8 has no bytes for half of an emoji, so PHP gets what we make of it: U+FFFD. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(wellFormed);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.toWellFormed(), wellFormed(item)]),
  );
}

const SIGN = `<?php
$signed = [];
foreach (json_decode($_SERVER['INPUT'], true, 512, JSON_THROW_ON_ERROR) as [$params, $login, $key]) {
  $query = http_build_query($params);
  $signed[] = [base64_encode($query), md5($query . '::' . $login . '::' . $key)];
}
echo json_encode($signed);`;

describe('against real PHP', () => {
  test('2,500 random parameter sets are encoded and signed byte for byte as PHP does', async () => {
    const set = fc.tuple(fc.oneof(anyParams, apiParams), trickyText, trickyText);
    await fc.assert(
      fc.asyncProperty(fc.array(set, { minLength: 250, maxLength: 250 }), async (sets) => {
        const ours = sets.map(([params, login, key]) => {
          const query = buildQuery(params);
          return [Buffer.from(query).toString('base64'), requestHash(query, login, key)];
        });
        expect(JSON.parse(await php.run(SIGN, { input: wellFormed(sets) }))).toStrictEqual(ours);
      }),
      { numRuns: 10 },
    );
  });

  test('PHP that gets the body as $_POST computes the hash that we sent', async () => {
    await fc.assert(
      fc.asyncProperty(apiParams, trickyText, trickyText, async (params, login, key) => {
        const query = buildQuery(params);
        const computed = await php.run(
          `<?php
          [$login, $key] = json_decode($_SERVER['INPUT'], true);
          unset($_POST['hash']);
          echo md5(http_build_query($_POST) . '::' . $login . '::' . $key);`,
          {
            body: new TextEncoder().encode(`${query}&hash=x`),
            input: wellFormed([login, key]),
          },
        );
        expect(computed).toBe(requestHash(query, login, key));
      }),
      { numRuns: 300 },
    );
  });
});

describe('buildQuery', () => {
  test.each([
    [1e-4, '0.0001'],
    [-1e-4, '-0.0001'],
    [9.9999999999999e-5, '9.9999999999999E-5'],
    [9.99999999999999e-5, '0.0001'],
    [1e-5, '1.0E-5'],
    [1.5e-10, '1.5E-10'],
    [99_999_999_999_999.25, '99999999999999'],
    [36_552_509_264_378.5, '36552509264378'],
    [36_552_509_264_379.5, '36552509264380'],
    [-0.5 - 2 ** 45, '-35184372088832'],
    [99_999_999_999_999.5, '1.0E+14'],
    [-123_456_789_012_345.5, '-1.2345678901235E+14'],
    [2 ** 53, '9007199254740992'],
    [2 ** 62, '4611686018427388000'],
    [2 ** 63, '9.2233720368548E+18'],
    [-(2 ** 63), '-9.2233720368548E+18'],
    [0.1 + 0.2, '0.3'],
    [99.99, '99.99'],
  ])('writes the number %d as PHP does', async (value, text) => {
    const written = `echo json_decode($_SERVER['INPUT'])[0];`;
    expect(await php.run(`<?php ini_set('precision', '14'); ${written}`, { input: [value] })).toBe(
      text,
    );
    expect(buildQuery({ a: value })).toBe(`a=${text.replace('+', '%2B')}`);
  });

  const cases: [string, PhpParams, string][] = [
    ['nothing', {}, ''],
    ['a list of records', { goods: [{ good_name: 'a' }] }, 'goods%5B0%5D%5Bgood_name%5D=a'],
    ['what is empty', { a: null, b: undefined, c: [], d: {}, e: '' }, 'e='],
    ['booleans', { yes: true, no: false }, 'yes=1&no=0'],
    ['a space and signs that URLs allow', { a: " ~!*'()" }, 'a=+%7E%21%2A%27%28%29'],
    ['amounts', { a: 1500, b: 99.9, c: 0 }, 'a=1500&b=99.9&c=0'],
    ['an emoji, and what is no letter', { a: '😀x\u0000' }, 'a=%F0%9F%98%80x%00'],
    ['half of an emoji', { a: '\ud83d' }, 'a=%EF%BF%BD'],
  ];
  test.each(cases)('encodes %s', (_name, params, query) => {
    expect(buildQuery(params)).toBe(query);
  });

  test('keeps nothing of the texts that it has encoded', () => {
    v8.setFlagsFromString('--expose-gc');
    const collect: () => void = vm.runInNewContext('gc');
    const heap = () => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = heap();
    // 300,000 characters of the 917,000 that Unicode has not given a meaning yet, each once.
    for (let first = 0x20000; first < 0x20000 + 300_000; first += 1000) {
      const codes = Array.from({ length: 1000 }, (_, index) => first + index);
      buildQuery({ bill_comment: String.fromCodePoint(...codes) });
    }
    expect(heap() - before).toBeLessThan(5_000_000);
  });

  test('encodes every character alike, alone and beside any other', () => {
    for (let code = 0; code < 0x900; code++) {
      const sign = String.fromCharCode(code);
      const alone = buildQuery({ a: sign }).slice(2);
      expect(buildQuery({ a: `я${sign}` })).toBe(`a=%D1%8F${alone}`);
      expect(buildQuery({ a: `${sign}字` })).toBe(`a=${alone}%E5%AD%97`);
    }
  });

  test('refuses numbers that no parameter can mean', () => {
    expect(() => buildQuery({ good_sum: Number.NaN })).toThrow(RangeError);
    expect(() => buildQuery({ good_sum: Number.POSITIVE_INFINITY })).toThrow(RangeError);
  });
});
