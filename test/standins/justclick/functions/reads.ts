import { parseDay } from '../store/days.ts';
import { noOrder, type Order, Refusal, type Store } from '../store.ts';
import { type Outcome, ok, type Settings } from './outcome.ts';
import {
  billId,
  filterIds,
  flag,
  needData,
  type Params,
  text,
  whole,
  wrongData,
} from './params.ts';
import { amounts, itemCode, itemRows, orderRow, pinCode } from './rows.ts';
import { money, number, statusOf } from './values.ts';

function list(rows: object[], settings: Settings): Outcome {
  if (rows.length === 0 && settings.empty === 'code') throw nothing(settings);
  return ok(rows);
}

const nothing = ({ emptyCode, emptyText }: Settings) => new Refusal(emptyCode, emptyText);

export function getOrders(store: Store, params: Params, settings: Settings): Outcome {
  const from = whole(params, 'date_s');
  const to = whole(params, 'date_e');
  const orders = store.getOrders({
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    paid: flag(params, 'paid'),
    goods: filterIds(params),
  });
  return list(
    orders.map((order) => orderRow(order, settings)),
    settings,
  );
}

export function getOrdersWithGoods(store: Store, params: Params, settings: Settings): Outcome {
  const day = (name: string) => {
    const value = text(params, name);
    if (value === '') return undefined;
    const parsed = parseDay(value);
    if (parsed === undefined) throw wrongData();
    return parsed;
  };
  const begin = day('begin_date');
  const end = day('end_date');
  const orders = store.getOrdersByDay({
    ...(begin !== undefined && { begin }),
    ...(end !== undefined && { end }),
    paid: flag(params, 'paid'),
    goods: filterIds(params),
  });
  const rows = orders.map((order) => ({
    ...orderRow(order, settings),
    ...amounts(order, settings),
    ...(settings.recurrentFlag && {
      is_recurrent: number(settings, 'is_recurrent', order.is_recurrent ? 1 : 0),
    }),
    [settings.listCoupon]: order.kupon,
    items: itemRows(store, order, settings),
  }));
  return list(rows, settings);
}

/** Answers with what `record` makes of the order asked for, or as the service says that it is not there. */
function answerWith(
  store: Store,
  params: Params,
  { emptyRecord, unknownOrder }: Settings,
  record: (order: Order) => unknown,
): Outcome {
  needData(params);
  const order = store.getOrder(billId(params));
  if (order) return ok(record(order));
  if (emptyRecord === 'code') throw noOrder(unknownOrder.GetOrderDetails);
  return ok(emptyRecord === 'list' ? [] : null);
}

function goodInfo(store: Store, order: Order, settings: Settings) {
  const ids = order.goods.map(({ id }) => number(settings, 'good_ids', id));
  const prepayments = order.goods.flatMap(
    ({ code }) => store.productSoldAs(code)?.prepaymentMin ?? [],
  );
  const least = prepayments.reduce((total, sum) => total + sum, 0);
  return {
    good_ids: settings.goodIds === 'list' ? ids : ids.join(','),
    prepayment_enabled: number(settings, 'prepayment_enabled', prepayments.length > 0 ? 1 : 0),
    prepayment_minsum: money(settings, 'prepayment_minsum', least),
  };
}

export function getOrderDetails(store: Store, params: Params, settings: Settings): Outcome {
  const { brand, detailsCoupon } = settings;
  const brandCoupon = brand === 'influencersoft.com' ? 'coupon' : 'kupon';
  return answerWith(store, params, settings, (order) => ({
    ...orderRow(order, settings),
    ...amounts(order, settings),
    [detailsCoupon === 'by brand' ? brandCoupon : detailsCoupon]: order.kupon,
    items: itemRows(store, order, settings).map((item) => {
      return { ...item, pincode: pinCode(store, order, item.id) };
    }),
    ...(flag(params, 'good_info') && goodInfo(store, order, settings)),
  }));
}

export function getOrderInfo(store: Store, params: Params, settings: Settings): Outcome {
  return answerWith(store, params, settings, (order) => {
    const row = orderRow(order, settings);
    return settings.info === 'list' ? [row] : row;
  });
}

/** Those that GetBills is documented to filter by. It knows no word for shipped or returned orders. */
const ASKABLE = ['paid', 'waiting', 'cancel'] as const;

export function getBills(store: Store, params: Params, settings: Settings): Outcome {
  const email = text(params, 'email');
  if (email === '') throw new Refusal(2, 'no transmitted data');
  const asked = text(params, 'pay_status');
  const status = ASKABLE.find((known) => known === asked);
  if (asked !== '' && !status) throw wrongData();
  const orders = store
    .getOrdersOf(email)
    .filter((order) => status === undefined || statusOf(order, settings) === status);
  const { empty, emptyBills } = settings;
  const isCode = (emptyBills === 'like a list' ? empty : emptyBills) === 'code';
  if (orders.length === 0 && isCode) throw nothing(settings);
  const goods = (order: Order) =>
    Object.fromEntries(
      order.goods.map(({ id, code, title }) => [
        id,
        { good_name: itemCode(store, code, settings), good_title: title },
      ]),
    );
  return ok(Object.fromEntries(orders.map((order) => [order.id, goods(order)])));
}

/** As numbers, types of products are documented in contradiction: these are of one article. */
const TYPE_NUMBERS = { digital: 1, physical: 2 } as const;

export function getAllGoods(store: Store, _params: Params, settings: Settings): Outcome {
  const products = store.products.filter(({ isDeleted }) => !isDeleted);
  if (products.length === 0) throw new Refusal(700, 'no products');
  const rows = products.map(({ id, code, title, type, sum }) => ({
    good_id: number(settings, 'good_id', id),
    good_name: code,
    good_title: title,
    good_type: settings.goodType === 'word' ? type : TYPE_NUMBERS[type],
    good_sum: money(settings, 'good_sum', sum),
  }));
  return ok(rows);
}
