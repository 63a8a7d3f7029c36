import { expect, test } from '@jest/globals';
import { utcOffsetField } from '../../../src/values/utc_offset.ts';
import { reading } from '../support/reading.ts';

const read = reading(utcOffsetField, 'Time Zone');

test.each<[unknown, string]>([
  ['UTC+03', 'UTC+03'],
  ['utc+3', 'UTC+03'],
  ['GMT-1', 'UTC-01'],
  ['+03', 'UTC+03'],
  ['+03:00', 'UTC+03'],
  ['-0500', 'UTC-05'],
  ['3', 'UTC+03'],
  [3, 'UTC+03'],
  [-5, 'UTC-05'],
  ['0', 'UTC+00'],
  ['UTC +14', 'UTC+14'],
  ['UTC-12', 'UTC-12'],
  ['UTC − 5', 'UTC-05'],
  ['\u200bUTC+03 ', 'UTC+03'],
])('%j is %s', (text, zone) => {
  expect(read(text)).toBe(zone);
});

test.each(['', ' ', null, undefined])('%j is none', (empty) => {
  expect(read(empty)).toBeUndefined();
});

test.each([
  'UTC+15',
  'UTC-13',
  '+05:30',
  '5.5',
  '+3:15',
  'Europe/Moscow',
  'MSK',
  '100',
  '++3',
  'e',
])('%j is no time zone in whole hours', (text) => {
  expect(() => read(text)).toThrow(/Time Zone.*whole hours.*UTC\+03/);
});

test.each([[['+03']], [{}]])('%j is not one text', (value) => {
  expect(() => read(value)).toThrow(/Time Zone.*one text/);
});
