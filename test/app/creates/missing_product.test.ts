import { describe, expect, test } from '@jest/globals';
import { RPS_KEY, signed } from '../../standins/justclick/service.ts';
import { useShop } from '../support/shop.ts';
import { useService } from '../support/use_service.ts';

const order = (...codes: string[]) => ({
  bill_email: 'a@b.co',
  goods: codes.map((good_name) => ({ good_name })),
});

describe.each([
  'text',
  'result',
  'result list',
  'result.id',
  'result.good_name',
  'nowhere',
] as const)('a product that is not there, named in %s', (missingProduct) => {
  const shop = useShop({ missingProduct });

  test('is named in the error', async () => {
    await expect(shop.create('create_order', order('checklist', 'nope-1'))).rejects.toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(/nope-1.* is not a product of your shop/),
    });
    expect(shop.sandbox.store.getOrders()).toStrictEqual([]);
  });
});

describe('a product that no list can be asked for', () => {
  const used = useService();

  test('though it is in the list: the order is sent once more, and no third time', async () => {
    used.service.answer = ({ url }) =>
      url.endsWith('GetAllGoods')
        ? signed(0, 'ok', [{ good_id: 5, good_name: 'x', good_title: 'Xylophone' }])
        : signed(604, 'product not exist', 'x');
    await expect(used.shop.create('create_order', order('Xylophone'))).rejects.toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(/is not in your shop: x\./),
    });
    const functions = used.service.received.map(({ url }) => url.replace('/api/', ''));
    expect(functions).toStrictEqual(['CreateOrder', 'GetAllGoods', 'CreateOrder']);
  });

  test.each<[string, unknown, RegExp]>([
    ['a number', 1203, /not in your shop: 1203\./],
    ['a number in a list', [1203], /not in your shop: 1203\./],
    ['markup', '<b>x</b>', /not in your shop\. /],
    ['a long text', 'x'.repeat(50), /not in your shop\. /],
    ['a record in a record', { product: { id: 5 } }, /not in your shop\. /],
    ['nothing', null, /not in your shop/],
    ['the key', RPS_KEY, /not in your shop\. /],
    ['the key and more', [`${RPS_KEY}1`], /not in your shop\. /],
  ])('and %s for a result: %p', async (_name, result, message) => {
    used.service.answer = () => signed(604, 'product not exist', result);
    const error = await used.shop.create('create_order', order('x')).catch(String);
    expect(error).toMatch(message);
    expect(error).not.toContain(RPS_KEY);
  });
});
