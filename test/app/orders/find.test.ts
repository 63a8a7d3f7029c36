import { describe, expect, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { useRunClock } from '../../support/run_clock.ts';
import { useService } from '../support/use_service.ts';

const used = useService();
const clock = useRunClock();

const EMAIL = 'anna@example.com';
const ORDER = { email: EMAIL, pay_status: 'paid', items: [{ id: 'checklist' }] };

const SHOP = [{ good_id: 1202, good_name: 'checklist', good_title: 'Checklist' }];

/** A service with orders of one customer; each answer takes so many seconds, all at once the same. */
function answering(numbers: number[], { bills = 0, order = 0, more = {} } = {}): void {
  const asked = { count: 0 };
  used.service.answer = ({ url, body }) => {
    if (url.endsWith('GetAllGoods')) return signed(0, 'ok', SHOP);
    if (url.endsWith('GetBills')) {
      clock.seconds += bills;
      const good = { 1202: { good_name: 'checklist' } };
      return signed(0, 'ok', Object.fromEntries(numbers.map((number) => [number, good])));
    }
    // Five are asked for at a time.
    asked.count += 1;
    if (asked.count % 5 === 0) clock.seconds += order;
    const id = Number(new URLSearchParams(body).get('bill_id'));
    return signed(0, 'ok', { ...ORDER, id, ...more });
  };
}
const find = async (input: object) =>
  (await used.shop.search('find_order', { email: EMAIL, ...input })).map(({ id }) => id);
const paramsOf = (name: string) =>
  used.service.received
    .filter(({ url }) => url.endsWith(name))
    .map(({ body }) => new URLSearchParams(body));

const TEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe('the time and the requests of a search', () => {
  test('five orders are asked for at a time, and no more than are wanted', async () => {
    answering(TEN);
    expect(await find({ limit: '7' })).toStrictEqual(['10', '9', '8', '7', '6', '5', '4']);
    expect(clock.given).toStrictEqual(Array(8).fill(9));
    const asked = paramsOf('getOrderDetails').map((params) => Object.fromEntries(params));
    expect(asked).toHaveLength(7);
    expect(asked[0]).toMatchObject({ bill_id: '10', good_info: '1' });
    used.service.received.length = 0;
    expect(await find({ limit: '2' })).toStrictEqual(['10', '9']);
    expect(paramsOf('getOrderDetails')).toHaveLength(2);
  });

  /** Orders 1 to `count` of the customer, of which some have been sent. */
  const sending = (count: number, sent: readonly number[]) => {
    answering(Array.from({ length: count }, (_, index) => index + 1));
    const { answer } = used.service;
    used.service.answer = (request, response) => {
      const id = Number(new URLSearchParams(request.body).get('bill_id'));
      return sent.includes(id)
        ? signed(0, 'ok', { ...ORDER, id, pay_status: 'sent' })
        : answer(request, response);
    };
  };

  test('the only order that fits is found, if it is the 37th newest', async () => {
    sending(40, [4]);
    expect(await find({ pay_status: 'sent' })).toStrictEqual(['4']);
  });

  test('the newest alone is looked at first, and then five at a time', async () => {
    sending(12, [1]);
    const { answer } = used.service;
    const waiting: (() => void)[] = [];
    const together: number[] = [];
    used.service.answer = (request, response) => {
      if (!request.url.endsWith('Details')) return answer(request, response);
      waiting.push(() => response.end(JSON.stringify(answer(request, response))));
      // By then all have come that were asked for together.
      if (waiting.length === 1) {
        setTimeout(() => {
          together.push(waiting.length);
          for (const respond of waiting.splice(0)) respond();
        }, 200);
      }
      return undefined;
    };
    expect(await find({ pay_status: 'sent' })).toStrictEqual(['1']);
    expect(together).toStrictEqual([1, 5, 5, 1]);
  });

  test('no more are given than are wanted, if more were looked at', async () => {
    sending(10, [9, 8, 7]);
    expect(await find({ pay_status: 'sent' })).toStrictEqual(['9']);
    expect(await find({ pay_status: 'sent', limit: '2' })).toStrictEqual(['9', '8']);
  });

  test('of 150 orders all are looked at, and then there is none', async () => {
    sending(150, []);
    expect(await find({ pay_status: 'sent' })).toStrictEqual([]);
    expect(paramsOf('getOrderDetails')).toHaveLength(150);
    sending(150, [1]);
    expect(await find({ pay_status: 'sent' })).toStrictEqual(['1']);
  });

  test('when more are left it halts, and says what to ask for', async () => {
    sending(151, [1]);
    await expect(find({ pay_status: 'sent' })).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(
        /^This customer has more than 150 orders, and none of the newest 150 matches\. Choose a status or a product, or map the order number\.\n/,
      ),
    });
    const looked = paramsOf('getOrderDetails').map((params) => Number(params.get('bill_id')));
    expect(looked.sort((a, b) => b - a)).toStrictEqual(
      Array.from({ length: 150 }, (_, index) => 151 - index),
    );
  });

  test('what was found by then is enough', async () => {
    sending(151, [151, 2, 1]);
    expect(await find({ pay_status: 'sent', limit: '5' })).toStrictEqual(['151', '2']);
  });

  test('a slow shop is asked again, before there is more to look at', async () => {
    answering(
      Array.from({ length: 200 }, (_, index) => index + 1),
      { order: 9 },
    );
    await expect(find({ pay_status: 'sent' })).rejects.toMatchObject({ name: 'ThrottledError' });
  });

  test('a request gets what is left of a run', async () => {
    answering(TEN, { bills: 8, order: 12 });
    await find({ limit: '10' });
    expect(clock.given).toStrictEqual([9, ...Array(5).fill(9), ...Array(5).fill(7)]);
  });

  test('when the time is over it is an error, which Zapier answers with another try', async () => {
    answering(TEN, { bills: 8, order: 19 });
    await expect(find({ limit: '10' })).rejects.toMatchObject({
      name: 'ThrottledError',
      message: expect.stringMatching(/took too long.*Nothing was changed\. Zapier will try again/),
    });
    expect(paramsOf('getOrderDetails')).toHaveLength(5);
    expect(await find({ limit: '5' })).toHaveLength(5);
  });

  test.each(['GetBills', 'getOrderDetails'])('so it is when %s brings no answer', async (name) => {
    answering(TEN);
    const { answer } = used.service;
    used.service.answer = (request, response) => {
      if (!request.url.endsWith(name)) return answer(request, response);
      response.destroy();
      return undefined;
    };
    await expect(find({})).rejects.toMatchObject({ name: 'ThrottledError' });
  });
});

describe('what counts as the status that is wanted', () => {
  test('a status that we know has to be the one', async () => {
    answering([7]);
    expect(await find({ pay_status: 'paid' })).toStrictEqual(['7']);
    expect(await find({ pay_status: 'waiting' })).toStrictEqual([]);
    expect(await find({ bill_id: '7', pay_status: 'paid' })).toStrictEqual(['7']);
  });

  test.each(['waiting', 'paid', 'cancel'])(
    'the service is asked for %s, and an order in words of its own counts then',
    async (pay_status) => {
      answering([7], { more: { pay_status: 'Complete' } });
      expect(await find({ pay_status })).toStrictEqual(['7']);
      expect(paramsOf('GetBills').map((params) => params.get('pay_status'))).toStrictEqual([
        pay_status,
      ]);
      expect(await find({ bill_id: '7', pay_status })).toStrictEqual([]);
    },
  );

  test.each(['sent', 'return'])('it cannot be asked for %s', async (pay_status) => {
    answering([7], { more: { pay_status: 'Complete' } });
    expect(await find({ pay_status })).toStrictEqual([]);
    expect(paramsOf('GetBills').map((params) => params.get('pay_status'))).toStrictEqual([null]);
  });

  test('an order without one counts if the service was asked for it', async () => {
    answering([7], { more: { pay_status: null } });
    expect(await find({ pay_status: 'paid' })).toStrictEqual(['7']);
  });
});

test('an order that names no customer is not taken for the customer’s, nor for none', async () => {
  answering([7], { more: { email: null } });
  await expect(find({})).rejects.toThrow(/couldn't read/);
  expect(await find({ bill_id: '7' })).toStrictEqual([]);
});

test('a product that the list of orders names counts, whatever the order itself calls it', async () => {
  answering([7]);
  expect(await find({ bill_id: '7', good_name: 'checklist' })).toStrictEqual(['7']);
  answering([7], { more: { items: [{ id: '1202' }] } });
  expect(await find({ good_name: 'checklist' })).toStrictEqual(['7']);
  expect(await find({ bill_id: '7', good_name: 'checklist' })).toStrictEqual([]);
});

test('an order is found by a product, whatever else of it cannot be read', async () => {
  const goods = [null, 'text', { good_name: null }, {}, { good_name: 'checklist' }];
  used.service.answer = ({ url }) =>
    signed(0, 'ok', url.endsWith('GetBills') ? { 7: { ...goods } } : { ...ORDER, id: 7 });
  expect(await find({ good_name: 'checklist' })).toStrictEqual(['7']);
  used.service.answer = ({ url }) =>
    signed(0, 'ok', url.endsWith('GetAllGoods') ? SHOP : { 7: 'checklist' });
  expect(await find({ good_name: 'checklist' })).toStrictEqual([]);
});

test.each([
  ['a refusal', signed(400, 'order not found')],
  ['an empty list', signed(0, 'ok', [])],
  ['an empty record', signed(0, 'ok', {})],
])('a customer without orders has none, told as %s', async (_name, none) => {
  used.service.answer = () => none;
  expect(await find({})).toStrictEqual([]);
});

test.each([
  ['a list of orders without numbers', signed(0, 'ok', [{ 1202: { good_name: 'checklist' } }])],
  ['no list', signed(0, 'ok', null)],
])('what is no list of orders is not taken for none: %s', async (_name, answer) => {
  used.service.answer = () => answer;
  await expect(find({})).rejects.toThrow(/couldn't read/);
});
