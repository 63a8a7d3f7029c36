import { describe, expect, test } from '@jest/globals';
import { RPS_KEY, signed } from '../../standins/justclick/service.ts';
import { noPause } from '../support/no_pause.ts';
import { useService } from '../support/use_service.ts';

noPause();
const used = useService();

const poll = () => used.shop.trigger('new_paid_order');
const create = (input: object = {}) =>
  used.shop.create('create_order', { bill_email: 'a@b.co', goods: [{ good_name: 'x' }], ...input });

describe('a refusal', () => {
  const refused = async (code: number, text: string, key?: string) => {
    used.service.answer = () => signed(code, text, undefined, key);
    return create().then(
      () => undefined,
      (error: Error) => error,
    );
  };

  test.each([
    [1, 'AppError', /couldn't use this request, and nothing was changed/],
    [2, 'AppError', /couldn't use this request, and nothing was changed/],
    [3, 'AppError', /didn't accept a value/],
    [4, 'ExpiredAuthError', /API key is not the key of the account \\?"myshop\\?"/],
    [5, 'ExpiredAuthError', /no account with the login \\?"myshop\\?"/],
    [6, 'AppError', /certain IP addresses only/],
    [7, 'AppError', /is disabled/],
    [8, 'ThrottledError', /got too many requests/],
  ])('with code %d is reported as %s, though it cannot verify', async (code, name, message) => {
    const error = await refused(code, 'as the service says', 'another key');
    expect(error).toMatchObject({ name, message: expect.stringMatching(message) });
  });

  test.each([
    [100, 'AppError', /contact's email is empty\. Map one.*refusal_100/],
    [200, 'HaltedError', /no order with this number/],
    [303, 'HaltedError', /doesn't allow this while the order has its present status/],
    [202, 'HaltedError', /couldn't mark the order as paid/],
    [203, 'AppError', /order number is empty/],
    [600, 'HaltedError', /customer email/],
    [602, 'HaltedError', /couldn't create the order/],
    [603, 'AppError', /no products/],
    [604, 'AppError', /not in your shop.*refusal_604/],
    [605, 'HaltedError', /has to be shipped.*city and address/],
    [700, 'AppError', /no products yet/],
    [999, 'AppError', /JustClick refused this step/],
  ])('with code %d is reported as %s', async (code, name, message) => {
    const error = await refused(code, 'as the service says');
    expect(error).toMatchObject({ name, message: expect.stringMatching(message) });
    expect(error?.message).toContain('as the service says');
  });

  test.each([3, 8])(
    'with code %d that is not signed is no empty list, whatever it says',
    async (code) => {
      used.service.answer = () => signed(code, 'orders not found', undefined, 'another key');
      await expect(poll()).rejects.toThrow(/JustClick/);
      await expect(used.shop.testConnection()).rejects.toThrow(/JustClick/);
    },
  );

  test.each([
    'orders not found',
    'no products',
    'Order not exist',
    'invoice not found',
    'Заказы не найдены',
    'ЗАКАЗ НЕ НАЙДЕН',
    'Счёта не существует',
    'Нет товаров',
    'не найдено ни одного заказа',
    'nonexistent order',
    'No bill',
    'bills were not found',
    'Product does not exist',
    'goods not exist',
    'No invoices for this account',
    'нет счетов',
    'Нет счёта',
  ])('that says "%s" is an empty list, whatever its code', async (text) => {
    used.service.answer = () => signed(777, text);
    expect(await poll()).toStrictEqual([]);
    expect(await used.shop.testConnection()).toStrictEqual({ host: 'myshop.justclick.io' });
  });

  test.each([
    'the database is not found of notes',
    'No billing address',
    'Border not found',
    'Casino orders only',
    'Интернет заказов отключён',
    'Заказ найден',
    `${'x'.repeat(2000)} no orders`,
  ])('that says "%s" is an error of the poll', async (text) => {
    used.service.answer = () => signed(777, text);
    await expect(poll()).rejects.toThrow(/refused this step/);
  });

  test.each([200, 302, 400, 700])(
    'with code %d is an empty list, whatever it says',
    async (code) => {
      used.service.answer = () => signed(code, 'ничего');
      expect(await poll()).toStrictEqual([]);
    },
  );

  test.each([199, 201, 202, 203, 303, 600, 699])(
    'with code %d is about something else, even if it speaks of orders that are not found',
    async (code) => {
      used.service.answer = () => signed(code, 'orders not found');
      await expect(poll()).rejects.toThrow(/orders not found/);
    },
  );

  test.each([204, 599, 701])('with code %d, the words decide', async (code) => {
    used.service.answer = () => signed(code, 'orders not found');
    expect(await poll()).toStrictEqual([]);
    used.service.answer = () => signed(code, 'out of order');
    await expect(poll()).rejects.toThrow(/out of order/);
  });

  test('shows no key, even if the service sends it back', async () => {
    const error = await refused(604, `product not exist: ${RPS_KEY}`);
    expect(error?.message).toContain('product not exist: …');
    expect(error?.message).not.toContain(RPS_KEY);
  });

  test('that should be signed and is not is not believed', async () => {
    const error = await refused(604, 'product not exist', 'another key');
    expect(error).toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(/not signed/),
    });
  });

  test('shows the words of the service as plain text, cut to a length a person reads', async () => {
    const error = await refused(
      604,
      `<script>alert(1)</script>\n<b>product</b> ${'x'.repeat(5000)}`,
    );
    expect(error?.message).not.toMatch(/[<>\n]/);
    expect(error?.message.length).toBeLessThan(500);
  });

  test.each([
    [' as it\n\n\tsays ', 'as it says'],
    ['<p>product<br/>not <b>exist</b></p>', 'product not exist'],
    ['5 > 3', '5 3'],
    ['x'.repeat(200), 'x'.repeat(200)],
    ['x'.repeat(201), `${'x'.repeat(200)}…`],
  ])('that says %j is shown as %j', async (text, shown) => {
    const error = await refused(605, text);
    expect(error?.message).toContain(`JustClick said: "${shown}" (code 605).`);
  });
});

test('no error of any kind shows the rps key', async () => {
  const answers = [
    signed(4, `incorrect hash`),
    signed(604, 'product not exist'),
    signed(0, 'ok', [], 'other'),
    'nonsense',
  ];
  for (const answer of answers) {
    used.service.answer = () => answer;
    const error = await create().catch((reason: Error) => reason);
    expect(JSON.stringify([String(error), error])).not.toContain(RPS_KEY);
  }
});
