import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sameEmail } from '../../../src/values/email.ts';
import { signed } from '../../standins/justclick/service.ts';
import { FOUND, runStep } from '../../standins/zapier/step.ts';
import { useShop } from '../support/shop.ts';
import { useService } from '../support/use_service.ts';

describe('an email with invisible characters', () => {
  const shop = useShop();

  test.each(['anna@example.com\u200b', '\ufeffanna@example.com', 'anna@\u00adexample.com \u2060'])(
    '%j is sent without it, and found again',
    async (email) => {
      const step = {
        id: '2',
        type: 'searchOrCreate',
        key: 'find_order',
        input: { email },
        createInput: { bill_email: email, goods: [{ good_name: 'checklist' }] },
      } as const;
      expect((await runStep(shop.connection, step)).result).toMatchObject({ [FOUND]: false });
      const [created] = shop.sandbox.requests.filter(
        ({ function: name }) => name === 'CreateOrder',
      );
      expect(created?.params.bill_email).toBe('anna@example.com');
      expect((await runStep(shop.connection, step)).result).toMatchObject({ [FOUND]: true });
      expect(shop.sandbox.store.getOrders()).toHaveLength(1);
    },
  );

  test('is sent without it wherever there is an email', async () => {
    const lead_email = 'anna@example.com\u200b';
    await shop.create('add_contact_to_group', { lead_email, rid: ['super'] });
    await shop.create('update_contact', { lead_email, lead_city: 'Kazan' });
    await shop.create('remove_contact_from_group', { lead_email, rass_name: 'super' });
    await shop.search('find_contact', { lead_email });
    const emails = shop.sandbox.requests.map(({ params }) => params.lead_email ?? params.email);
    expect(new Set(emails)).toStrictEqual(new Set(['anna@example.com']));
  });
});

describe('the email of an order', () => {
  const used = useService();

  test.each([
    ['anna@пример.рф', 'anna@xn--e1afmkfd.xn--p1ai'],
    ['anna@xn--e1afmkfd.xn--p1ai', 'anna@пример.рф'],
    ['anna@ПРИМЕР.рф', 'ANNA@пример.рф.'],
    ['anna@bücher.de', 'anna@bu\u0308cher.de'],
    ["o'neill@example.com", 'o&#039;neill@example.com'],
    ["o'neill@example.com", 'o&#39;neill@example.com'],
    ['a&b@example.com', 'a&amp;b@example.com'],
    ['anna@example.com', 'anna@example.com.'],
    ['anna@example.com', 'Anna@Example.COM\u200b'],
  ])('%s is that of an order of %s', async (bill_email, email) => {
    used.service.answer = ({ url }) =>
      url.endsWith('CreateOrder')
        ? signed(0, 'ok', { bill_id: '7', link: 'https://x.justclick.io/bill/7/a' })
        : signed(0, 'ok', { id: '7', email, pay_status: 'waiting', items: [], price: '290.00' });
    const goods = [{ good_name: 'checklist' }];
    const order = await used.shop.create('create_order', { bill_email, goods });
    expect(order).toMatchObject({ id: '7', price: 290, already_existed: false });
  });

  test.each([
    ['anna@example.com', 'anna@example.org'],
    ['anna@example.com', 'ann@example.com'],
    ['anna@пример.рф', 'anna@пример.рф.com'],
    ['anna@example.com', 'annа@example.com'],
    ['anna.b@example.com', 'annab@example.com'],
    ['anna+1@example.com', 'anna@example.com'],
    ['a@b@example.com', 'b@example.com'],
  ])('%s is not that of an order of %s', (one, other) => {
    expect(sameEmail(one, other)).toBe(false);
    expect(sameEmail(null, other)).toBe(false);
  });

  test('is the same in all ways to write it, and another one is not', () => {
    const local = fc.stringMatching(/^[a-z][a-z0-9&'.+-]{0,10}[a-z0-9]$/);
    const domain = fc.constantFrom('example.com', 'пример.рф', 'bücher.de', 'shop.example.co.uk');
    const ways: ((email: string) => string)[] = [
      (email) => email.toUpperCase(),
      (email) => ` ${email}\u200b`,
      (email) => `${email}.`,
      (email) => email.replaceAll('&', '&amp;').replaceAll("'", '&#039;'),
      (email) => email.normalize('NFD'),
      (email) => {
        const [name, host] = email.split('@');
        return `${name}@${new URL(`http://${host}`).host}`;
      },
    ];
    fc.assert(
      fc.property(local, local, domain, fc.subarray(ways), (name, other, host, chosen) => {
        const written = chosen.reduce((email, way) => way(email), `${name}@${host}`);
        expect([written, sameEmail(written, `${name}@${host}`)]).toStrictEqual([written, true]);
        expect(sameEmail(written, `${other}@${host}`)).toBe(name === other);
      }),
      { numRuns: 1000 },
    );
  });
});
