import { expect, test } from '@jest/globals';
import { readOptions } from './options.ts';

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
    status302: true,
    fault: 'bom',
  });
  expect(readOptions([])).toStrictEqual({ port: 4010, status302: false });
  expect(readOptions(['--orders=5', '--help'])).toBe(undefined);
});
