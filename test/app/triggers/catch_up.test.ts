import { expect, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { formFields } from '../../standins/zapier/built/definition.ts';
import { useService } from '../support/use_service.ts';

const used = useService();
const NOW = Math.floor(Date.now() / 1000);

/** An order as shops have them, with all of its fields filled in, and two partners who earn on it. */
const order = (id: number) => ({
  ...{ id, created: NOW - 100, pay_status: 'paid', paid: NOW - 50, price: '1500.00' },
  ...{ first_name: 'Анна', last_name: 'Петрова', middle_name: 'Сергеевна' },
  ...{ email: 'anna.petrova@example.com', phone: '+79161234567', postalcode: '420111' },
  ...{ country: 'Россия', region: 'Татарстан', city: 'Казань' },
  ...{ address: 'ул. Баумана, д. 5, кв. 12', comment: 'Позвоните перед доставкой' },
  ...{ payway: 'card', type: 'order', domain: 'myshop.justclick.io', link: `/bill/${id}/5f2a9c` },
  utm: {
    ...{ medium: 'email', source: 'newsletter', campaign: 'spring' },
    ...{ content: 'button', term: 'course' },
  },
  ...{ good_count: 1, bill_sum_topay: '0.00', tag: 'course', kupon: 'SPRING20' },
  items: [
    {
      ...{ id: 'photo-course', title: 'Фотография с нуля', sum: '1500.00', price: '1875.00' },
      partners: [
        { partner_lvl: 1, partner_id: 311, partner_name: 'olga', partner_fee: '150.00' },
        { partner_lvl: 2, partner_id: 118, partner_name: 'ivan', partner_fee: '75.00' },
      ],
    },
  ],
});

test.each(['new_order', 'new_paid_order', 'new_paid_order_item'])(
  '%s catches up on as many as its Look Back says, even if all their fields are filled in',
  async (key) => {
    const fields = await formFields(`triggers.${key}`);
    const help = fields.find((field) => field.key === 'look_back_days')?.helpText ?? '';
    const [, number = ''] =
      /It catches up on about ([\d,]+) (?:orders|products)\./.exec(help) ?? [];
    const promised = Number(number.replace(',', ''));
    expect(promised).toBeGreaterThanOrEqual(1000);
    const orders = Array.from({ length: promised }, (_, index) => order(102_937 + index));
    used.service.answer = () => signed(0, 'ok', orders);
    const rows = await used.shop.trigger(key);
    expect(rows.length).toBeGreaterThan(0.95 * promised);
  },
);
