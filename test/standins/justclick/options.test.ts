import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { BadOption, readOptions } from './options.ts';

const folder = mkdtempSync(join(tmpdir(), 'options-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** In one line. */
function expectRefused(read: () => unknown, message: RegExp): void {
  expect(read).toThrow(BadOption);
  expect(read).toThrow(message);
  expect(read).not.toThrow('\n');
}

test('every option of the command line arrives', () => {
  const args = [
    '--port=0 --login=shop --rps-key=k --orders=3 --contacts=2 --db=f.db --brand=justclick.ru',
    '--activation=always --good-ids=text --date-filter=paid --empty=code --status-302 --fault=bom',
  ];
  expect(readOptions(args.join(' ').split(' '))).toStrictEqual({
    port: 0,
    login: 'shop',
    rpsKey: 'k',
    orders: 3,
    contacts: 2,
    file: 'f.db',
    brand: 'justclick.ru',
    activation: 'always',
    goodIds: 'text',
    dateFilter: 'paid',
    empty: 'code',
    redirects: ['CreateOrder'],
    fault: 'bom',
  });
  expect(readOptions([])).toStrictEqual({ port: 4010 });
  expect(readOptions(['--orders=5', '--help'])).toBe(undefined);
});

/** The options of a command line with a personality in a file. */
function withPersonality(json: string, ...args: string[]) {
  const file = join(folder, 'personality.json');
  writeFileSync(file, json);
  return readOptions(['--port=0', `--personality=${file}`, ...args]);
}

test('a personality comes from a file, and other options win over it', () => {
  const json = '{ "empty": "code", "dateFilter": "paid" }';
  expect(withPersonality(json, '--empty=list')).toStrictEqual({
    port: 0,
    empty: 'list',
    dateFilter: 'paid',
  });
});

test.each([
  ['{ "empty": ', /^--personality \S+personality\.json: .*JSON/],
  ['{ "empty": "nothing" }', /: empty must be one of: "list", "code"\.$/],
  ['{ "empti": "code" }', /: There is no setting "empti"\.$/],
])('a personality like %s is refused in one line', (json, message) => {
  expectRefused(() => withPersonality(json), message);
});

test('a personality in a file that is not there is refused', () => {
  expect(() => readOptions(['--personality=/nowhere.json'])).toThrow(/nowhere\.json/);
});

test.each<[string[], RegExp]>([
  [['--port', 'http'], /^--port must be a whole number from 0 to 65535, not "http"\.$/],
  [['--port', '70000'], /^--port must be/],
  [['--orders=-1'], /^--orders must be/],
  [['--login', ''], /^--login must not be empty/],
  [['--date-filter', 'shipped'], /^--date-filter must be created or paid/],
  [['--contacts', 'some'], /^--contacts must be a whole number/],
  [['--brand', 'justclick.com'], /^--brand must be justclick\.io or .*, not "justclick\.com"/],
  [['--activation', 'maybe'], /^--activation must be ignored or asked or always/],
  [['--good-ids', 'object'], /^--good-ids must be list or text/],
  [['--empty', 'null'], /^--empty must be list or code/],
  [['--fault', 'gremlins'], /^--fault must be http-500 or/],
  [['--what'], /^Unknown option '--what'\. See npm run sandbox -- --help\.$/],
  [['--port'], /'--port <N>' argument missing\. See/],
  [['--help=1'], /^Unknown option '--help=1'\. See/],
  [['extra'], /^Unexpected argument 'extra'\. See/],
])('%j is refused in one line', (args, message) => {
  expectRefused(() => readOptions(args), message);
});
