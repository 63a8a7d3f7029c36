import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { svgOf } from './plot.ts';
import { bytes, duration } from './units.ts';

const point = fc.record({
  x: fc.integer({ min: 1, max: 1e6 }),
  y: fc.double({ min: 1e-3, max: 1e12, noNaN: true }),
});

test('a plot has every point within its picture, and no text that could be markup', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 2 }), fc.string(), (points, name) => {
      const svg = svgOf({
        ...{ title: name, description: name, xName: name, formatX: String },
        panels: [{ title: name, format: String, lines: [{ name, color: 1, points }] }],
      });
      const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.map(Number) ?? [];
      const circles = [...svg.matchAll(/cx="([^"]+)" cy="([^"]+)"/g)];
      expect(circles).toHaveLength(points.length);
      for (const [, x, y] of circles) {
        expect(Number(x) >= 0 && Number(x) <= Number(width)).toBe(true);
        expect(Number(y) >= 0 && Number(y) <= Number(height)).toBe(true);
      }
      expect(svg.match(/<(?!\/?(svg|title|desc|style|rect|g|text|line|polyline|circle)\b)/)).toBe(
        null,
      );
    }),
  );
});

test('numbers are whole and have units', () => {
  expect([0.02, 0.0146, 8.6, 1570, 12_400].map(duration)).toStrictEqual([
    '20 µs',
    '15 µs',
    '9 ms',
    '1,570 ms',
    '12 s',
  ]);
  expect([0, 1601, 36_530, 5_533_871, 21e12].map(bytes)).toStrictEqual([
    '0 bytes',
    '1,601 bytes',
    '37 kB',
    '6 MB',
    '21 TB',
  ]);
});
