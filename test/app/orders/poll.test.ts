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

describe('when a Zap is turned on, an order that the lists have in no readable form', () => {
  const NO_STATUS = { pay_status: '', paid: '' };
  /** Turns a Zap on while the lists have these rows, and the details of an order are `detailsOf` it. */
  async function turnOn(rows: object[], detailsOf: (id: number) => unknown, meta = TURNING_ON) {
    const looked: number[] = [];
    let open = 0;
    let together = 0;
    const { results, line } = await poll(rows, meta, ({ url, body }, response) => {
      if (!url.endsWith('getOrderDetails')) return signed(0, 'ok', rows);
      const id = Number(new URLSearchParams(body).get('bill_id'));
      looked.push(id);
      open += 1;
      together = Math.max(together, open);
      // Late enough for all that are asked for at a time to have come.
      setTimeout(() => {
        open -= 1;
        response.end(JSON.stringify(detailsOf(id)));
      }, 50);
      return undefined;
    });
    return { ids: results.map(({ id }) => id), looked, line, together };
  }
  const TURNING_ON = { isPopulatingDedupe: true };
  const details =
    (more: object = {}) =>
    (id: number) =>
      signed(0, 'ok', paid(id, { items: [], ...more }));

  test('is looked at, so that it does not come as new later', async () => {
    const { ids, looked, line } = await turnOn([paid(5), paid(6, NO_STATUS)], details());
    expect(ids).toStrictEqual(['5', '6']);
    expect(looked).toStrictEqual([6]);
    expect(line).toMatch(/: read 2 orders, gave Zapier 2 keys, 0 left out for now\.$/);
  });

  test('is no key when its details say that it is not paid', async () => {
    const unpaid = details({ pay_status: 'waiting', paid: '' });
    const { ids, line } = await turnOn([paid(5), paid(6, NO_STATUS)], unpaid);
    expect(ids).toStrictEqual(['5']);
    expect(line).toContain(' 0 left out for now.');
  });

  test.each([
    ['refused', () => signed(400, 'order not found')],
    ['of another order', () => signed(0, 'ok', paid(7, { items: [] }))],
    ['not readable either', details(NO_STATUS)],
  ])('stays left out when its details are %s', async (_name, answer) => {
    const { ids, line } = await turnOn([paid(5), paid(6, NO_STATUS)], answer);
    expect(ids).toStrictEqual(['5']);
    expect(line).toContain(' 1 left out for now: 6 (without status).');
  });

  test('is one of 20 that are looked at, five at a time', async () => {
    const odd = Array.from({ length: 23 }, (_, index) => paid(100 + index, NO_STATUS));
    const { ids, looked, line, together } = await turnOn([paid(5), ...odd], details());
    expect(ids).toHaveLength(21);
    expect(looked).toHaveLength(20);
    expect(together).toBeLessThanOrEqual(5);
    expect(line).toContain(' 3 left out for now: ');
  });

  test('is not looked at by a usual poll, nor when another list can be read', async () => {
    const usual = await turnOn([paid(5), paid(6, NO_STATUS)], details(), {} as typeof TURNING_ON);
    expect([usual.ids, usual.looked]).toStrictEqual([['5'], []]);
    expect((await turnOn([paid(5, NO_STATUS), paid(5)], details())).looked).toStrictEqual([]);
  });
});

describe('a poll leaves one line in the log, with nothing about a customer', () => {
  test('which says what was asked, read and handed over', async () => {
    const { results, line } = await poll(ROWS);
    expect(results.map(({ id }) => id)).toStrictEqual(['5']);
    expect(line).toBe(
      `Poll of ${ASKED}: read 3 orders, gave Zapier 1 of 1 records, 0 left out for now.`,
    );
  });

  test('when a Zap is turned on, that keys were handed over', async () => {
    const { results, line } = await poll(ROWS, { isPopulatingDedupe: true });
    expect(results).toStrictEqual([{ id: '5' }]);
    expect(line).toMatch(/: read 3 orders, gave Zapier 1 keys, 0 left out for now\.$/);
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
