import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { unix } from '../support/clock.ts';
import { useService } from '../support/use_service.ts';

const used = useService();
type Service = (typeof used)['service'];

const NOW = unix('2026-03-15T12:00:00Z');
let log: ReturnType<typeof jest.spyOn>;
beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW * 1000);
  log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const paid = (id: number, more: object = {}) => ({
  ...{ id, email: 'anna@example.com', created: NOW - 7200, pay_status: 'paid', paid: NOW - 3600 },
  ...more,
});
const ROWS = [paid(5), paid(6, { pay_status: 'return' }), paid(7, { pay_status: 'waiting' })];

/** Polls; gives the numbers of the rows and the line that the poll leaves in the log. */
async function poll(
  rows: object[],
  meta: object = {},
  answer: Service['answer'] = () => signed(0, 'ok', rows),
) {
  used.service.answer = answer;
  const results = await used.shop.trigger('new_paid_order', {}, meta);
  expect(log).toHaveBeenCalledTimes(1);
  const line = String(log.mock.calls[0]?.[0]).trim();
  log.mockClear();
  return { results, line };
}

const ASKED =
  'getOrdersWithGoods from 2026-03-10T05:00:00.000Z to 2026-03-16T05:00:00.000Z and GetOrders from 2026-02-11T12:00:00.000Z to 2026-03-15T15:00:00.000Z';

describe('a poll leaves one line in the log, with nothing about a customer', () => {
  test('which says what was asked, read and handed over', async () => {
    const { results, line } = await poll(ROWS);
    expect(results.map(({ id }) => id)).toStrictEqual(['5']);
    expect(line).toBe(
      `Poll of ${ASKED}: 3 orders read, 1 of 1 rows handed over, 0 left out for now.`,
    );
  });

  test('when a Zap is turned on, that keys were handed over', async () => {
    const { results, line } = await poll(ROWS, { isPopulatingDedupe: true });
    expect(results).toStrictEqual([{ id: '5' }]);
    expect(line).toMatch(/: 3 orders read, 1 keys handed over, 0 left out for now\.$/);
  });

  test('that one of the lists was refused, each part of it that was asked for', async () => {
    let parts = 0;
    const { line } = await poll(ROWS, {}, ({ url }, response) => {
      if (!url.endsWith('getOrdersWithGoods')) return signed(0, 'ok', ROWS);
      parts += 1;
      if (parts > 1) return signed(604, 'not for this account');
      response.writeHead(504).end();
      return undefined;
    });
    const one = 'getOrdersWithGoods (code 604)';
    expect(line.endsWith(`left out for now. Refused: ${one}, ${one}.`)).toBe(true);
  });

  test('of many orders that are left out it names 20', async () => {
    const leaveOut = async (count: number) => {
      const odd = Array.from({ length: count }, (_, index) =>
        paid(1000 + index, { pay_status: '', paid: '' }),
      );
      return (await poll([...odd, paid(5)])).line;
    };
    const one = '\\d{4} \\(without status\\)';
    expect(await leaveOut(20)).toMatch(
      new RegExp(` 20 left out for now: ${one}(, ${one}){19}\\.$`),
    );
    expect(await leaveOut(21)).toMatch(
      new RegExp(` 21 left out for now: ${one}(, ${one}){19}, …\\.$`),
    );
  });
});
