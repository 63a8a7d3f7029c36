import { describe, expect, test } from '@jest/globals';
import type { Personality } from '../personality.ts';
import type { Sandbox } from '../server.ts';
import { ORDER_EVENTS, type OrderEvent } from '../store.ts';
import { md5, NOW } from '../testing.ts';
import { BUYER, PAID_AT, useNotifications } from './testing.ts';

const { doAll, shopWithOrder } = useNotifications();

function formOf(sandbox: Sandbox, event: OrderEvent): Record<string, string> {
  const posts = sandbox.posts.filter((one) => one.event === event);
  expect([event, posts.length]).toStrictEqual([event, 1]);
  return Object.fromEntries(new URLSearchParams(posts[0]?.body));
}

const PERSON =
  'id first_name last_name middle_name email phone city country region postalcode created';
const ITEM = ['id', 'title', 'sum', 'price'];
const PARTNER = ['partner_lvl', 'partner_id', 'partner_name', 'partner_fee'];

/** The fields of each event but for those that all have. */
const FIELDS: Readonly<Record<OrderEvent, string>> = {
  created: 'status address comment tag kupon domain link',
  prepaid: 'prepayment_sum tag coupon domain link is_recurrent',
  paid: 'address paid last_payment_sum comment tag coupon type payway domain is_recurrent',
  refunded: 'status comment is_recurrent',
  canceled: 'status comment',
};

function keysOf(event: OrderEvent): string[] {
  const isWhole = event === 'paid' || event === 'prepaid';
  const items = [0, 1].flatMap((at) => {
    const partners = PARTNER.map((name) => `items[${at}][partners][0][${name}]`);
    const names = isWhole ? [...ITEM, 'pincode'] : ITEM;
    return [...names.map((name) => `items[${at}][${name}]`), ...(isWhole ? partners : [])];
  });
  const marks = ['medium', 'source', 'campaign', 'content', 'term'].map((name) => `utm[${name}]`);
  return [...PERSON.split(' '), ...FIELDS[event].split(' '), ...marks, ...items, 'hash'];
}

describe('a notification', () => {
  test('of each event has exactly the fields that are documented', async () => {
    const { sandbox, hook } = await shopWithOrder();
    await doAll(sandbox);
    expect(sandbox.posts.map(({ event }) => event)).toStrictEqual([
      'created',
      'prepaid',
      'paid',
      'refunded',
      'canceled',
    ]);
    for (const event of ORDER_EVENTS) {
      const form = formOf(sandbox, event);
      expect([event, Object.keys(form).toSorted()]).toStrictEqual([
        event,
        keysOf(event).toSorted(),
      ]);
      expect(form).toMatchObject({
        id: '100001',
        email: BUYER.bill_email,
        created: String(NOW),
        'items[1][id]': 'photo-course',
        'items[1][sum]': '3920.00',
        'items[1][price]': '4900.00',
        'utm[source]': 'olga',
        'utm[term]': '',
      });
    }
    expect(formOf(sandbox, 'created')).toMatchObject({ status: 'new_order', kupon: 'SPRING20' });
    expect(formOf(sandbox, 'prepaid')).toMatchObject({ prepayment_sum: '500.00' });
    expect(formOf(sandbox, 'paid')).toMatchObject({
      paid: String(PAID_AT),
      last_payment_sum: '5270.00',
      coupon: 'SPRING20',
      is_recurrent: '0',
      'items[0][partners][0][partner_name]': 'olga',
    });
    expect(formOf(sandbox, 'refunded')).toMatchObject({ status: 'moneyback', comment: 'a&b=c' });
    expect(formOf(sandbox, 'canceled')).toMatchObject({ status: 'cancel_order' });
    expect(hook.bodies).toStrictEqual(
      sandbox.posts.map(
        ({ event, body }) => `POST /${event} application/x-www-form-urlencoded ${body}`,
      ),
    );
    // As PHP writes a form, and not as JavaScript does.
    expect(sandbox.posts[0]?.body).toContain(
      'first_name=%D0%90%D0%BD%D0%BD%D0%B0+%7E%21%2A%27%28%29',
    );
    expect(sandbox.posts[0]?.body).toContain('&items%5B0%5D%5Bid%5D=printed-book&');
  });

  test('is signed with each of the times in question', async () => {
    const key = 'sandbox-rps-key';
    const times = { paid: PAID_AT, created: NOW, none: '' };
    for (const which of ['paid', 'created', 'none'] as const) {
      const notificationTime = Object.fromEntries(ORDER_EVENTS.map((event) => [event, which]));
      const { sandbox } = await shopWithOrder({
        notificationTime: notificationTime as Personality['notificationTime'],
      });
      await doAll(sandbox);
      for (const event of ORDER_EVENTS) {
        // Before it is paid there is no time of payment.
        const isUnpaid = event === 'created' || event === 'prepaid';
        const time = which === 'paid' && isUnpaid ? '' : times[which];
        const hash = md5(`100001${BUYER.bill_email}${time}${key}`);
        expect([event, which, formOf(sandbox, event).hash]).toStrictEqual([event, which, hash]);
      }
    }
  });

  test('is usually signed with the time that the article says', async () => {
    const { sandbox } = await shopWithOrder();
    await doAll(sandbox);
    for (const [event, time] of [
      ['created', NOW],
      ['canceled', NOW],
      ['paid', PAID_AT],
      ['prepaid', ''],
      ['refunded', PAID_AT],
    ] as const) {
      const hash = md5(`100001${BUYER.bill_email}${time}${sandbox.rpsKey}`);
      expect([event, formOf(sandbox, event).hash]).toStrictEqual([event, hash]);
    }
  });

  test('may have the time of payment always, and another word for a new order', async () => {
    const { sandbox } = await shopWithOrder({
      notificationsHavePaid: true,
      createdStatus: 'new order',
      dateForm: 'dd.mm.yyyy hh:mm',
    });
    await doAll(sandbox);
    expect(formOf(sandbox, 'created')).toMatchObject({ status: 'new order', paid: '' });
    const refunded = formOf(sandbox, 'refunded');
    expect(refunded).toMatchObject({ paid: '16.06.2025 18:06', created: '15.06.2025 18:06' });
    const hash = md5(`100001${BUYER.bill_email}16.06.2025 18:06${sandbox.rpsKey}`);
    expect(refunded.hash).toBe(hash);
  });
});
