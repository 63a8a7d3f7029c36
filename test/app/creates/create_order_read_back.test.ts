import type { ServerResponse } from 'node:http';
import { describe, expect, jest, test } from '@jest/globals';
import { orderSample } from '../../../src/orders/order.ts';
import { signed } from '../../standins/justclick/service.ts';
import { bounds, noPause } from '../support/no_pause.ts';
import { useService } from '../support/use_service.ts';

noPause();

const FORM = { bill_email: 'anna@example.com', goods: [{ good_name: 'checklist' }] };

const used = useService();

describe('when the service does not tell all of the new order', () => {
  const answering = (created: unknown, details: unknown) => {
    used.service.answer = ({ url }) => (url.endsWith('CreateOrder') ? created : details);
    return used.shop.create('create_order', { ...FORM, bill_first_name: 'Anna' });
  };
  const made = signed(0, 'order created', { bill_id: 55, link: '/bill/55/x' });

  test.each<[string, unknown]>([
    ['it is refused', signed(400, 'order not found')],
    ['it is a forgery', signed(0, 'ok', { id: 66 }, 'another key')],
    ['it is nonsense', 'nonsense'],
    ['it is empty', signed(0, 'ok', [])],
    ['its products are missing', signed(0, 'ok', { id: 55 })],
    ['it is another order', signed(0, 'ok', { id: 66, items: [] })],
    ['it has no email', signed(0, 'ok', { id: 55, city: 'Kazan', items: [] })],
  ])('the order is still made when reading it back fails: %s', async (_name, details) => {
    const log = jest.spyOn(console, 'log').mockImplementation(() => {});
    expect(await answering(made, details)).toStrictEqual({
      ...Object.fromEntries(Object.keys(orderSample).map((key) => [key, null])),
      id: '55',
      link: 'https://myshop.justclick.io/bill/55/x',
      email: 'anna@example.com',
      first_name: 'Anna',
      utm: { medium: null, source: null, campaign: null, content: null, term: null },
      details: {
        ...Object.fromEntries(Object.keys(orderSample.details).map((key) => [key, null])),
        items: [],
        partners: [],
      },
      already_existed: false,
    });
    expect(log).toHaveBeenCalledWith(expect.stringContaining('could not be read back'));
    expect(JSON.stringify(log.mock.calls)).not.toContain(used.service.rpsKey);
    log.mockRestore();
  });

  test('an order that was there already gets nothing of this form but its customer', async () => {
    jest.spyOn(console, 'log').mockImplementation(() => {});
    const exists = signed(601, 'order already exist', { bill_id: 9 });
    expect(await answering(exists, signed(400, 'order not found'))).toMatchObject({
      id: '9',
      email: 'anna@example.com',
      first_name: null,
      already_existed: true,
    });
    jest.restoreAllMocks();
  });
});

describe('when the answer is about something else', () => {
  const BORIS = { id: 550055, email: 'boris@example.com', address: '5 Secret Street', items: [] };
  const ours = (id: number) => ({
    ...{ id, email: ' ANNA@example.com', created: Math.floor(Date.now() / 1000) },
    ...{ pay_status: 'waiting', items: [{ id: 'checklist', sum: '290.00' }] },
  });
  /** A service that answers as it did to another customer, whose order is 550055, and has these of ours. */
  const stale = (created: unknown, numbers: number[], prepare = (_: ServerResponse) => {}) => {
    used.service.answer = ({ url, body }, response) => {
      prepare(response);
      if (url.endsWith('CreateOrder')) return created;
      const bills = numbers.map((number) => [number, { 1202: { good_name: 'checklist' } }]);
      if (url.endsWith('GetBills')) return signed(0, 'ok', Object.fromEntries(bills));
      const id = Number(new URLSearchParams(body).get('bill_id'));
      return signed(0, 'ok', id === 550055 ? BORIS : ours(id));
    };
    return used.shop.create('create_order', FORM);
  };
  const toLookFor = /Look for an order of anna@example\.com with checklist in JustClick before/;

  test.each([
    ['a success', signed(0, 'ok', { bill_id: 550055, link: '/bill/550055/x' })],
    ['an order that is there', signed(601, 'order already exist', { bill_id: '550055' })],
  ])('%s: the order of another customer is not shown', async (_name, created) => {
    const error = await stale(created, []).catch((reason: Error) => reason);
    expect(error).toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(/another customer's order\. We can't tell whether/),
    });
    expect(String(error)).toMatch(toLookFor);
    expect(String(error)).not.toMatch(/boris|Secret|550055/);
    expect(await stale(created, [77])).toMatchObject({ id: '77', already_existed: false });
  });

  test.each([
    [signed(0, 'order created', []), /was created, but JustClick didn't tell us its number/],
    [
      signed(601, 'order already exist'),
      /already has an order like this one, .* didn't tell us its number/,
    ],
  ])('an order without a number is looked for', async (created, message) => {
    const error = await stale(created, []).catch((reason: Error) => reason);
    expect(error).toMatchObject({ name: 'HaltedError', message: expect.stringMatching(message) });
    expect(String(error)).toMatch(toLookFor);
    expect(await stale(created, [77])).toMatchObject({ id: '77', email: ' ANNA@example.com' });
  });

  const AN_HOUR_AGO = new Date(Date.now() - 3_600_000).toUTCString();
  test.each<[string, (response: ServerResponse) => void]>([
    ['does not tell its clock', (response) => Object.assign(response, { sendDate: false })],
    ['dates orders by another clock', (response) => response.setHeader('date', AN_HOUR_AGO)],
    ['tells no time', (response) => response.setHeader('date', 'noon, perhaps')],
  ])('nothing is found when the service %s', async (_name, prepare) => {
    const created = signed(0, 'order created', []);
    await expect(stale(created, [77], prepare)).rejects.toMatchObject({ name: 'HaltedError' });
  });

  test('many products are not all named, and the log says why nothing was found', async () => {
    const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    used.service.answer = () => signed(0, 'ok');
    const nameAll = (count: number) =>
      used.shop.create('create_order', {
        ...FORM,
        goods: Array.from({ length: count }, (_, index) => ({ good_name: `course-${index}` })),
      });
    await expect(nameAll(4)).rejects.toThrow(/with course-0, course-1, course-2, course-3 in Just/);
    await expect(nameAll(5)).rejects.toThrow(/with course-0, course-1, course-2, and 2 more in/);
    await expect(nameAll(40)).rejects.toThrow(/with course-0, course-1, course-2, and 37 more in/);
    expect(log).toHaveBeenCalledWith(expect.stringContaining("couldn't see whether"));
    log.mockRestore();
  });

  test('before it is looked for, the service has a moment to finish', async () => {
    const times: number[] = [];
    bounds.looksAfter = [0.2];
    try {
      await stale(signed(0, 'order created', []), [77], () => times.push(performance.now()));
    } finally {
      bounds.looksAfter = [0];
    }
    const [made = 0, looked = 0] = times;
    expect(looked - made).toBeGreaterThan(190);
  });
});
