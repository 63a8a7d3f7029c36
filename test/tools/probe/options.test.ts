import { expect, test } from '@jest/globals';
import { HELP, OPTION_NAMES, readOptions } from './options.ts';

test.each<[string[], RegExp]>([
  [['--key', 'secret'], /^Unknown option '--key'\. See npm run probe -- --help\.$/],
  [['extra'], /^Unexpected argument 'extra'\. See/],
  [['--save'], /argument missing\. See/],
  [['--save', ''], /^--save must name a file/],
  [['--compare', ''], /^--compare must name a file/],
  [['--write'], /^--write needs --email ADDRESS and --product CODE/],
  [['--write', '--email', 'a@example.com'], /^--write needs/],
  [['--notification', ''], /^--notification must name a file/],
  [['--notification', 'a', '--compare', 'b'], /^--notification is for a run of its own/],
  [
    ['--notification', 'a', '--write', '--email', 'a@b.co', '--product', 'x'],
    /^--notification is for a run of its own/,
  ],
  [['--group', 'super'], /for --write only/],
  [['--write', '--email', 'a@b.co', '--product', 'x', '--group', ''], /^--group must name a group/],
  [['--email', 'a@example.com'], /for --write only/],
  [['--write', '--email', 'anna', '--product', 'x'], /must be an email address, not "anna"/],
])('%j is refused in one sentence', (args, message) => {
  expect(() => readOptions(args)).toThrow(message);
});

test('options are read', () => {
  const usual = {
    json: false,
    save: undefined,
    compare: undefined,
    notification: undefined,
    write: undefined,
  };
  expect(readOptions([])).toStrictEqual(usual);
  expect(readOptions(['--help', '--json'])).toBe(undefined);
  const args = ['--json', '--save', 'a.md', '--write', '--email', 'a@b.co', '--product', 'x'];
  expect(readOptions(args)).toStrictEqual({
    json: true,
    save: 'a.md',
    compare: undefined,
    notification: undefined,
    write: { email: 'a@b.co', product: 'x', group: undefined },
  });
});

test('--help has every option', () => {
  for (const name of OPTION_NAMES) expect(HELP).toContain(`--${name}`);
});
