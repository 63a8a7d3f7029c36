import fc from 'fast-check';
import type { PhpParams, PhpValue } from '../../../src/justclick/index.ts';

/** Text of the kinds that break encoders: whatever a customer may type into a form. */
export const trickyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'binary-ascii', maxLength: 20 }),
  fc.constantFrom(
    '',
    ' ',
    '  two spaces at both ends  ',
    `~!*'()-_.+%&=?#[]{}"\\/<>|^\`@:;,$`,
    'Анна Петрова, ул. Баумана, д. 5',
    '👩‍👩‍👧 and 🛒',
    '\ud83d half of an emoji',
    'half of an emoji \ude00',
    '{{bundle.inputData.bill_comment}} {{process.env.PATH}}',
    '<b onmouseover="alert(1)">bold</b>',
    '\0\u0001\b\t\n\u000b\r\u001b\u007f\u0085\u2028\u2029\ufeff',
    '__proto__',
    '1e3',
    '0',
    '%41%zz%',
  ),
);

const scalar: fc.Arbitrary<PhpValue> = fc.oneof(
  { weight: 4, arbitrary: trickyText },
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.integer({ min: 0, max: 10_000_000 }).map((cents) => cents / 100),
  fc.maxSafeInteger(),
  fc.constantFrom<PhpValue>(0, -0, 1e14, 1e15, 1e-4, 1e-5, 1e20, 1e21, 2 ** 62, 2 ** 63, 0.1 + 0.2),
  fc.boolean(),
  fc.constant(null),
);

const valueWith = (key: fc.Arbitrary<string>) =>
  fc.letrec<{ value: PhpValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 3, arbitrary: scalar },
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    ),
  })).value;

/** Random nested parameters with keys of any kind. */
export const anyParams: fc.Arbitrary<PhpParams> = fc.dictionary(trickyText, valueWith(trickyText), {
  maxKeys: 8,
});

/** Names that PHP keeps as they are in `$_POST`, as those of the API are. */
const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,12}$/).filter((key) => key !== 'hash');

/** Random nested parameters as the API's functions may get them. */
export const apiParams: fc.Arbitrary<PhpParams> = fc.dictionary(name, valueWith(name), {
  maxKeys: 8,
});
