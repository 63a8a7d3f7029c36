import fc from 'fast-check';
import { trickyText } from '../../support/arbitraries.ts';

/** What a step may be given once anything at all can be mapped into it: whatever JSON can say. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: trickyText },
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    'x'.repeat(300_000),
    '9'.repeat(400),
    'я'.repeat(5_000),
    '\ud800',
    '__proto__',
    'constructor',
    'toString',
    '{{bundle.authData.rps_key}}',
    '{{process.env.PATH}}',
    -0,
    1e308,
    5e-324,
    Number.MAX_SAFE_INTEGER + 1,
    [],
    [[]],
    [null],
    [[['deep']]],
    JSON.parse('{"__proto__": {"polluted": true}}'),
    JSON.parse('{"constructor": {"prototype": {"polluted": true}}}'),
    { toString: 'not a function', length: -1 },
  ),
);

/**
 * The same without half surrogate pairs: over one in a connection's fields the platform's own log
 * stumbles, before or after the app, and the run never ends.
 */
export const withoutHalves = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value).replace(/\\ud[89a-f]../g, '?'));
