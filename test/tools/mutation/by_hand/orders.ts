import type { Mistake } from './mistake.ts';

const ORDER = 'src/orders/order.ts';
const FIELDS = 'src/creates/create_order_fields.ts';
const FILLED_IN = 'test/app/orders/filled_in.test.ts';
const SAMPLES = 'test/app/orders/sample.test.ts';

/** What an order is, in every list and result. */
export const ORDERS: readonly Mistake[] = [
  {
    name: 'UTM medium and source are swapped on reading',
    file: ORDER,
    from: 'utm: readRecord(UTM, isRecord(raw.utm) ? raw.utm : {}),',
    to: 'utm: (({ medium, source, ...utm }) => ({ medium: source, source: medium, ...utm }))(readRecord(UTM, isRecord(raw.utm) ? raw.utm : {})),',
    tests: [FILLED_IN],
  },
  {
    name: 'country and region are swapped on reading',
    file: ORDER,
    from: '    link: absoluteLink(fields.link, host),',
    to: '    link: absoluteLink(fields.link, host), country: fields.region, region: fields.country,',
    tests: [FILLED_IN],
  },
  {
    name: 'payment method and order type are swapped on reading',
    file: ORDER,
    from: '    link: absoluteLink(fields.link, host),',
    to: '    link: absoluteLink(fields.link, host), payway: fields.type, type: fields.payway,',
    tests: [FILLED_IN],
  },
  {
    name: 'last and middle name are swapped on reading',
    file: ORDER,
    from: '    link: absoluteLink(fields.link, host),',
    to: '    link: absoluteLink(fields.link, host), last_name: fields.middle_name, middle_name: fields.last_name,',
    tests: [FILLED_IN],
  },
  {
    name: 'price paid and list price are swapped on reading',
    file: ORDER,
    from: 'return { ...readRecord(ITEM, raw), partner_name, partner_fee };',
    to: 'return { ...readRecord(ITEM, { ...raw, sum: raw.price, price: raw.sum }), partner_name, partner_fee };',
    tests: [FILLED_IN],
  },
  {
    name: 'tag and coupon are swapped on reading',
    file: ORDER,
    from: '    good_ids: productIds(raw.good_ids),',
    to: '    good_ids: productIds(raw.good_ids), tag: details.kupon, kupon: details.tag,',
    tests: [FILLED_IN],
  },
  {
    name: 'amount due and minimum prepayment are swapped on reading',
    file: ORDER,
    from: '    good_ids: productIds(raw.good_ids),',
    to: '    good_ids: productIds(raw.good_ids), bill_sum_topay: details.prepayment_minsum, prepayment_minsum: details.bill_sum_topay,',
    tests: [FILLED_IN],
  },
  {
    name: "the service's count of products is ignored",
    file: ORDER,
    from: 'good_count: details.good_count ?? items.length,',
    to: 'good_count: items.length,',
    tests: [FILLED_IN],
  },
  {
    name: 'a date without a zone is in UTC, three hours late',
    file: 'src/values/output.ts',
    from: "zone = '+03:00'",
    to: "zone = '+00:00'",
    tests: ['test/app/orders/order.test.ts'],
  },
  {
    name: "the row of an item has the affiliates of the order's other items",
    file: 'src/triggers/new_paid_order_item.ts',
    from: 'good_names, items: [item], partners } };',
    to: 'good_names, items: [item] } };',
    tests: [FILLED_IN],
  },
  {
    name: 'region and city are swapped in what Create Order falls back to',
    file: FIELDS,
    from: '  region: textOf(params.bill_region),\n  city: textOf(params.bill_city),',
    to: '  region: textOf(params.bill_city),\n  city: textOf(params.bill_region),',
    tests: [FILLED_IN],
  },
  {
    name: 'phone and postal code are swapped in what Create Order falls back to',
    file: FIELDS,
    from: 'phone: textOf(params.bill_phone),',
    to: 'phone: textOf(params.bill_postal_code),',
    tests: [FILLED_IN],
  },
  {
    name: 'the coupon is left out of what Create Order falls back to',
    file: FIELDS,
    from: '  kupon: textOf(params.bill_kupon),\n',
    to: '',
    tests: [FILLED_IN],
  },
  {
    name: 'a medium of UTM is sent as its source',
    file: 'src/values/traffic.ts',
    from: '  ...readAll(utmFields, input),',
    to: '  ...readAll(utmFields, input), utm_medium: utmSource.read(input), utm_source: utmMedium.read(input),',
    tests: [FILLED_IN],
  },
  {
    name: 'the sample of an unpaid order has nothing to pay',
    file: ORDER,
    from: '    bill_sum_topay: orderSample.price,\n',
    to: '',
    tests: [SAMPLES],
  },
  {
    name: 'the sample of an unpaid order is paid by card',
    file: ORDER,
    from: '  payway: null,\n',
    to: '',
    tests: [SAMPLES],
  },
  {
    name: 'the sample of a canceled order says that it is paid',
    file: 'src/triggers/order_canceled.ts',
    from: "sample: { ...orderSample, ...namedStatus('cancel') },",
    to: 'sample: orderSample,',
    tests: [SAMPLES],
  },
];
