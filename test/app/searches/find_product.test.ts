import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { signed, startService } from '../../standins/justclick/service.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { runStep } from '../../standins/zapier/step.ts';
import { restoreBaseUrl } from '../../support/base_url.ts';
import { useShop } from '../support/shop.ts';

describe('finding a product', () => {
  const shop = useShop();

  test('gives all that the shop tells of it, in one request', async () => {
    expect(await shop.search('find_product', { product: 'checklist' })).toStrictEqual([
      {
        good_id: '1202',
        good_name: 'checklist',
        good_title: 'Checklist: 12 steps to a first sale',
        good_type: 'digital',
        good_sum: 290,
      },
    ]);
    expect(shop.sandbox.requests.map((request) => request.function)).toStrictEqual(['GetAllGoods']);
  });

  test.each([
    ['Checklist: 12 steps to a first sale', 'checklist'],
    ['CHECKLIST – 12 steps to a «first sale»', 'checklist'],
    ['Checklist: 12 steps to a first sale ($15)', 'checklist'],
    ['checklist\u200b', 'checklist'],
    ['1202', 'checklist'],
    [1202, 'checklist'],
    ['photo-course', 'photo-course'],
  ])('%j finds %s', async (text, code) => {
    const found = await shop.search('find_product', { product: text });
    expect(found[0]).toMatchObject({ good_name: code });
  });

  test.each([
    ['checklist: 12 STEPS', 'checklist'],
    ['first sale', 'checklist'],
  ])('a part, %j, finds %s only when it is asked for', async (text, code) => {
    expect(await shop.search('find_product', { product: text })).toStrictEqual([]);
    const found = await shop.search('find_product', { product: text, part_of_name: 'Yes' });
    expect(found).toMatchObject([{ good_name: code }]);
  });

  test('what a form says becomes the code that an order needs', async () => {
    const found = await runStep(shop.connection, {
      id: '2',
      type: 'search',
      key: 'find_product',
      input: { product: 'Checklist: 12 steps to a first sale' },
    });
    const created = await runStep(
      shop.connection,
      {
        id: '3',
        type: 'create',
        key: 'create_order',
        input: { bill_email: 'anna@example.com', goods: [{ good_name: '{{2__good_name}}' }] },
      },
      { results: { 2: found.result } },
    );
    expect(created.result).toMatchObject({ details: { items: [{ id: 'checklist' }] } });
  });

  test.each<[unknown, RegExp]>([
    ['', /Product.*empty/],
    [' ', /Product.*empty/],
    ['---', /Product.*no letters or digits/],
    [{}, /Product.*one text/],
  ])('%j is refused before any request', async (product, message) => {
    await expect(shop.raw.search('find_product', { product })).rejects.toThrow(message);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  test('nothing is found where nothing fits', async () => {
    expect(await shop.search('find_product', { product: 'no such product' })).toStrictEqual([]);
  });
});

describe('what the service may do', () => {
  restoreBaseUrl();
  let service: Awaited<ReturnType<typeof startService>>;
  let shop: ReturnType<typeof connect>;
  beforeAll(async () => {
    service = await startService();
    shop = connect(service);
  });
  afterAll(() => service.close());

  test('an empty shop has nothing to find', async () => {
    service.answer = () => signed(700, 'no products');
    expect(await shop.search('find_product', { product: 'x' })).toStrictEqual([]);
  });

  test('a product that is listed twice is found once', async () => {
    for (const good of [{ good_id: 1, good_name: 'x' }, { good_name: 'x' }]) {
      service.answer = () => signed(0, 'ok', [good, good]);
      const found = await shop.search('find_product', { product: 'x' });
      expect(found.map(({ good_name }) => good_name)).toStrictEqual(['x']);
    }
  });

  test.each([
    [2, 'X0 (x0), X1 (x1). Map'],
    [8, 'X0 (x0), X1 (x1), X2 (x2), X3 (x3), X4 (x4) and 3 more. Map'],
  ])('of %d products that fit equally none is taken, and five are named', async (count, named) => {
    const goods = Array.from({ length: count }, (_, at) => ({
      good_id: at,
      good_name: `x${at}`,
      good_title: `X${at}`,
    }));
    service.answer = () => signed(0, 'ok', goods);
    const search = shop.search('find_product', { product: 'x', part_of_name: 'yes' });
    await expect(search).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringContaining(`"x" fits several products: ${named}`),
    });
  });

  test('no answer is not taken for nothing: Zapier asks again', async () => {
    service.answer = (_request, response) => {
      response.destroy();
      return undefined;
    };
    await expect(shop.search('find_product', { product: 'x' })).rejects.toMatchObject({
      name: 'ThrottledError',
    });
  });
});
