import { describe, expect, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { dropdownOf } from '../../standins/zapier/dropdown.ts';
import { useShop } from '../support/shop.ts';
import { useService } from '../support/use_service.ts';

const LISTS: readonly (readonly [
  key: string,
  name: string,
  path: 'creates.create_order' | 'creates.add_or_update_contact',
  field: string,
])[] = [
  ['coupon', 'getcoupons', 'creates.create_order', 'bill_kupon'],
  [
    'personal_manager',
    'getpersonalmanagers',
    'creates.add_or_update_contact',
    'lead_personal_manager',
  ],
];

describe('the dropdowns of API 2.0', () => {
  const shop = useShop();

  test('of coupons offers what a buyer types, with one request', async () => {
    expect(await shop.trigger('coupon')).toStrictEqual([
      { id: 'SPRING20', title: 'SPRING20' },
      { id: 'ПЕРВЫЙ 10%', title: 'ПЕРВЫЙ 10%' },
    ]);
    expect(shop.sandbox.requests).toMatchObject([{ function: 'getcoupons', params: {} }]);
  });

  test('of managers offers their IDs by name, with one request', async () => {
    expect(await shop.trigger('personal_manager')).toStrictEqual([
      { id: '57', title: "Conor O'Brien" },
      { id: '41', title: 'Ольга Смирнова' },
    ]);
    expect(shop.sandbox.requests).toMatchObject([{ function: 'getpersonalmanagers', params: {} }]);
  });

  test.each(LISTS)('%s fills a field, which also takes a text', async (_key, name, path, field) => {
    const found = (await shop.fields(path)).find(({ key }) => key === field);
    const choices = await dropdownOf(shop.connection, found as NonNullable<typeof found>);
    expect(choices).toHaveLength(2);
    expect(shop.sandbox.requests.map((request) => request.function)).toStrictEqual([name]);
  });

  test('what is chosen is what the service takes', async () => {
    const [coupon] = await shop.trigger('coupon');
    const order = await shop.create('create_order', {
      bill_email: 'a@b.co',
      goods: [{ good_name: 'photo-course' }],
      bill_kupon: coupon?.id,
    });
    expect(order).toMatchObject({ price: 3920, details: { kupon: 'SPRING20' } });
    const [manager] = await shop.trigger('personal_manager');
    await shop.create('add_or_update_contact', {
      lead_email: 'a@b.co',
      lead_personal_manager: manager?.id,
    });
    expect(shop.sandbox.store.contacts.get('a@b.co')?.texts).toMatchObject({
      personal_manager: '57',
    });
  });

  test('a coupon can be typed without asking for the list', async () => {
    await shop.create('create_order', {
      bill_email: 'a@b.co',
      goods: [{ good_name: 'checklist' }],
      bill_kupon: 'TYPED',
    });
    expect(shop.sandbox.requests[0]).toMatchObject({ params: { bill_kupon: 'TYPED' } });
    expect(shop.sandbox.requests.map((request) => request.function)).not.toContain('getcoupons');
  });

  test('they are hidden from the list of triggers', async () => {
    const { triggers } = await shop.connection.app.definition();
    for (const [key] of LISTS) expect(triggers?.[key]?.display?.hidden).toBe(true);
  });
});

describe.each([8, 2, 7] as const)('an account without API 2.0 (code %d)', (planRefusal) => {
  const shop = useShop({ planRefusal });

  test.each(LISTS)('in %s gets an error that says why, and no row', async (key) => {
    await expect(shop.trigger(key)).rejects.toThrow(
      /only Expert and Guru do\. Without it, type or map the /,
    );
  });
});

describe('an answer', () => {
  const used = useService();

  test.each(LISTS)('of %s with no rows is empty', async (key) => {
    for (const none of [[], {}]) {
      used.service.answer = () => signed(0, 'ok', none);
      expect(await used.shop.trigger(key)).toStrictEqual([]);
    }
  });

  test.each(LISTS)('of %s that is no list is an error, and no row', async (key) => {
    for (const odd of ['nonsense', 7, ['text']]) {
      used.service.answer = () => signed(0, 'ok', odd);
      await expect(used.shop.trigger(key)).rejects.toThrow(/couldn't read/);
    }
  });

  test('leaves out rows without what a field takes, and offers each once', async () => {
    const coupons = [
      { id: 1 },
      { id: 2, coupon: ' ' },
      { coupon: ' A ' },
      { coupon: 'A' },
      { coupon: 5 },
    ];
    used.service.answer = () => signed(0, 'ok', coupons);
    expect(await used.shop.trigger('coupon')).toStrictEqual([
      { id: '5', title: '5' },
      { id: 'A', title: 'A' },
    ]);
    used.service.answer = () =>
      signed(0, 'ok', [
        { manager_name: 'Nobody' },
        { id: '8', manager_id: ' ', manager_name: ' ' },
        { id: 3, manager_id: 4, manager_name: 'Olga' },
        { id: 5, manager_id: 4, manager_name: 'Olga' },
      ]);
    expect(await used.shop.trigger('personal_manager')).toStrictEqual([
      { id: '8', title: '8' },
      { id: '4', title: 'Olga' },
    ]);
  });
});
