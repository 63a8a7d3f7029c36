import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseJson } from '../../../src/justclick/answer.ts';

const MB = 1024 * 1024;

describe('reading JSON', () => {
  test('gives what JSON.parse gives, whatever texts and brackets are in it', () => {
    const text = fc.string({ unit: fc.constantFrom('"', '\\', '[', '{', ']', '}', 'я', ' ') });
    const json = fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' });
    fc.assert(
      fc.property(fc.array(fc.oneof(text, json), { maxLength: 20 }), (value) => {
        const written = JSON.stringify(value);
        expect(parseJson(written, MB)).toStrictEqual(JSON.parse(written));
        expect(parseJson(`\uFEFF${written}`, MB)).toStrictEqual(JSON.parse(written));
      }),
      { numRuns: 500 },
    );
  });

  test('gives nothing for what is no JSON, and ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', '\\', '[', ']', ',', '1') }), (text) => {
        let parsed: unknown;
        try {
          parsed = JSON.parse(text);
        } catch {}
        expect(parseJson(text, MB)).toStrictEqual(parsed);
      }),
      { numRuns: 1000 },
    );
  });

  test('brackets and signs in a text are text', () => {
    const texts = [
      '['.repeat(40),
      `\\"${'{'.repeat(40)}`,
      '\\',
      `\n${'['.repeat(40)}`,
      `"${'}'.repeat(40)}`,
      '['.repeat(40),
    ];
    expect(parseJson(JSON.stringify(texts), MB)).toStrictEqual(texts);
  });

  const nest = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

  test('takes no nest deeper than an answer can be', () => {
    expect(parseJson(nest(32), MB)).toBeDefined();
    expect(parseJson(nest(33), MB)).toBeUndefined();
    expect(parseJson(`["${']'.repeat(40)}",${nest(32)}]`, MB)).toBeUndefined();
    expect(parseJson(`[${Array(40).fill('[]').join(',')}]`, MB)).toHaveLength(40);
    expect(parseJson(`["${nest(5_000)}"]`, MB)).toStrictEqual([nest(5_000)]);
  });

  test('takes no more records than an answer of that size can have', () => {
    const records = (count: number) => `[${Array(count).fill('{}').join(',')}]`;
    expect(parseJson(records(100), 4_040)).toHaveLength(100);
    expect(parseJson(records(101), 4_040)).toBeUndefined();
  });
});
