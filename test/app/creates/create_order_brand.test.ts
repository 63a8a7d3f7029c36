import { describe, expect, jest, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { useService } from '../support/use_service.ts';

const FORM = { bill_email: 'anna@example.com', goods: [{ good_name: 'checklist' }] };

const used = useService();

describe('the name of the middle name', () => {
  test.each([
    ['justclick.io', 'bill_middle_name'],
    ['influencersoft.com', 'bill_middle_name'],
    ['justclick.ru', 'bill_otchestvo'],
    ['expertam.ru', 'bill_otchestvo'],
  ])('at %s is %s', async (domain, name) => {
    const shop = connect(used.service, { domain });
    used.service.received.length = 0;
    used.service.answer = ({ url }) =>
      url.endsWith('CreateOrder')
        ? signed(0, 'order created', { bill_id: 55 })
        : signed(400, 'order not found');
    const log = jest.spyOn(console, 'log').mockImplementation(() => {});
    const order = await shop.create('create_order', { ...FORM, bill_middle_name: 'Sergeevna' });
    log.mockRestore();
    const { hash: _, ...sent } = Object.fromEntries(
      new URLSearchParams(used.service.received[0]?.body),
    );
    expect(sent).toStrictEqual({
      bill_email: FORM.bill_email,
      'goods[0][good_name]': 'checklist',
      [name]: 'Sergeevna',
    });
    expect(order.middle_name).toBe('Sergeevna');
  });
});
