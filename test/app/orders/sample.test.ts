import { describe, expect, test } from '@jest/globals';
import {
  orderFieldsAt,
  orderOutputFields,
  orderSample,
  ownItemOutputFields,
  ownItemSample,
  unpaidOrderSample,
} from '../../../src/orders/order.ts';
import { mappableIn } from '../../standins/zapier/mapping.ts';

describe('the sample of an order', () => {
  const pathsOf = (sample: object) => mappableIn(sample).map(({ path }) => path);
  const keysOf = (fields: { key: string }[]) => fields.map(({ key }) => key);

  test('has what the output fields name, by the paths that Zapier gives it', () => {
    expect(keysOf(orderOutputFields())).toStrictEqual(pathsOf(orderSample));
    expect(keysOf(orderFieldsAt('order__'))).toStrictEqual(pathsOf({ order: orderSample }));
    expect(keysOf(ownItemOutputFields('item__'))).toStrictEqual(pathsOf({ item: ownItemSample }));
  });

  test('has a value for each of them', () => {
    const empty = mappableIn({ orderSample, ownItemSample }).filter(({ value }) =>
      [value].flat().some((one) => one === null || one === ''),
    );
    expect(empty).toStrictEqual([]);
    expect(orderSample.details.partners.map(({ partner_name }) => partner_name)).toStrictEqual([
      'olga',
      'ivan',
    ]);
  });

  test('that is unpaid is the same but for its payment', () => {
    expect(unpaidOrderSample).toStrictEqual({
      ...orderSample,
      pay_status: 'waiting',
      pay_status_name: 'Awaiting Payment',
      paid: null,
    });
  });
});
