import { expect, test } from '@jest/globals';
import { releaseProblem } from './compare.ts';
import { smallSnapshot } from './small.ts';

const OUTPUT = 'triggers/new_order/operation/outputFields/2';
const grown = { [OUTPUT]: { key: 'paid', type: 'datetime' } };
const broken = { 'triggers/new_order/operation/outputFields/1/type': 'string' };
const first = await smallSnapshot();

/** The problem, if any, of releasing the small app with a change as a version. */
const problemAs = async (version: string, change = {}, released = [first]) =>
  releaseProblem(released, await smallSnapshot({ ...change, version }));

test('a version that is frozen may be pushed again as it was', async () => {
  expect(await problemAs('1.0.0')).toBe(undefined);
});

test('a version that is frozen may not change, and the problem says what to do', async () => {
  expect(
    await problemAs('1.0.0', grown),
  ).toBe(`Version 1.0.0 is frozen, and the app is not what it was then:

- minor: triggers.new_order: the output field "paid" is new.

This needs a minor version: 1.1.0. Take the changes back, or raise the version: npm version minor --no-git-tag-version
If no Zap uses 1.0.0 yet, freeze it again instead: npm run freeze -- --replace`);
});

test('a break needs a major version, and the problem says what it does to people', async () => {
  const said = `From 1.0.0 to 1.1.0 is a minor version, and these changes need a major one, 2.0.0:

- major: triggers.new_order: the output field "price" was of type number and is string.
    Filters and later steps go by the type. Add a second output field.

Take back what is marked "major" if you can. If not, raise the version: npm version major --no-git-tag-version
Zapier moves no Zap to another major version: everyone has to change their Zaps by hand.`;
  // What is new as well is no problem of a minor version, so nothing is said of it.
  expect(await problemAs('1.1.0', { ...grown, ...broken })).toBe(said);
});

test.each([
  { version: '1.0.1', change: {}, isFine: true },
  { version: '1.1.0', change: {}, isFine: true },
  { version: '1.0.1', change: grown, isFine: false },
  { version: '1.1.0', change: grown, isFine: true },
  { version: '2.0.0', change: grown, isFine: true },
  { version: '1.1.0-beta', change: grown, isFine: true },
  { version: '1.0.1', change: broken, isFine: false },
  { version: '1.9.0', change: broken, isFine: false },
  { version: '2.0.0', change: broken, isFine: true },
])('$version after 1.0.0 with $change: $isFine', async ({ version, change, isFine }) => {
  expect((await problemAs(version, change)) === undefined).toBe(isFine);
});

test('what is compared is the version before, not a newer one or the first', async () => {
  const second = await smallSnapshot({ ...grown, version: '1.9.0' });
  const third = await smallSnapshot({ ...grown, version: '1.10.0' });
  const released = [third, first, second];
  expect(await problemAs('1.10.1', grown, released)).toBe(undefined);
  expect(await problemAs('1.10.1', {}, released)).toMatch(/the output field "paid" is gone/);
  expect(await problemAs('1.9.1', grown, released)).toMatch(/1\.10\.0 is frozen already/);
});

test('a frozen version is compared with the version before it as well', async () => {
  const tooSmall = await smallSnapshot({ ...grown, version: '1.0.1' });
  expect(await problemAs('1.0.1', grown, [first, tooSmall])).toMatch(/need a minor one, 1\.1\.0/);
});

test('what is no version is an error', async () => {
  await expect(problemAs('1.0')).rejects.toThrow('"1.0" is not a version like 1.2.3.');
});
