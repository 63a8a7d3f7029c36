import { describe, expect, test } from '@jest/globals';
import { choiceField, chosenOrMapped } from '../../../src/values/choice.ts';
import { required } from '../../../src/values/field.ts';

describe('a choice', () => {
  const choices = { date: 'At a certain time', never: 'Never' };
  const field = choiceField({ key: 'it', label: 'Cancel', choices });
  const read = (it: unknown) => field.read({ data: { it } });
  const require = (it: unknown) => required(field).read({ data: { it } });

  test.each([
    ['date', 'date'],
    ['at a certain TIME', 'date'],
    ['Never', 'never'],
    [' ', undefined],
  ])('%j is %j', (value, chosen) => {
    expect(read(value)).toBe(chosen);
  });

  test('that is none of them is refused with the labels of all', () => {
    expect(() => read('tomorrow')).toThrow(/Cancel: Choose one of At a certain time, Never\./);
    for (const part of ['nev', 'at a', 'certain', 'never!']) {
      expect(() => read(part)).toThrow(/Cancel: Choose one of/);
    }
    expect(() => require(' ')).toThrow(/Cancel: This is empty/);
    expect(require('never')).toBe('never');
  });

  test.each<[unknown, string | undefined]>([
    ['date', 'date'],
    ['Never', 'never'],
    ['{{123__choice}}', 'mapped'],
    ['', undefined],
    [undefined, undefined],
  ])('while a Zap is set up, %j is %j', (value, known) => {
    expect(chosenOrMapped(field, { it: value })).toBe(known);
  });
});
