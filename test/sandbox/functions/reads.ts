import { parseDay } from '../store/days.ts';
import { type Order, PAY_STATUSES, Refusal, type Store } from '../store.ts';
import { type FunctionSettings, type Outcome, ok } from './outcome.ts';
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
import { amounts, itemRows, money, orderRow } from './rows.ts';

function list(rows: object[], { empty }: FunctionSettings): Outcome {
  if (rows.length === 0 && empty === 'code') throw new Refusal(400, 'order not found');
  return ok(rows);
}

export function getOrders(store: Store, params: Params, settings: FunctionSettings): Outcome {
  const from = whole(params, 'date_s');
  const to = whole(params, 'date_e');
  const orders = store.getOrders({
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    paid: flag(params, 'paid'),
    goods: filterIds(params),
  });
  return list(orders.map(orderRow), settings);
}

export function getOrdersWithGoods(
  store: Store,
  params: Params,
  settings: FunctionSettings,
): Outcome {
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
    ...orderRow(order),
    ...amounts(order),
    is_recurrent: order.is_recurrent ? '1' : '0',
    kupon: order.kupon,
    items: itemRows(order),
  }));
  return list(rows, settings);
}

function findOrder(store: Store, params: Params): Order {
  const order = store.getOrder(billId(params));
  if (!order) throw new Refusal(400, 'order not found');
  return order;
}

export function getOrderDetails(store: Store, params: Params, settings: FunctionSettings): Outcome {
  const { brand, goodIds = 'list' } = settings;
  needData(params);
  const order = findOrder(store, params);
  const items = itemRows(order).map((item) => {
    const pin = order.paid !== null && store.product(item.id)?.pins;
    return { ...item, pincode: pin ? `PIN-${order.id}` : '' };
  });
  const prepayments = order.goods.flatMap(({ code }) => store.product(code)?.prepaymentMin ?? []);
  const ids = order.goods.map(({ id }) => String(id));
  const goodInfo = {
    good_ids: goodIds === 'list' ? ids : ids.join(','),
    prepayment_enabled: prepayments.length > 0 ? '1' : '0',
    prepayment_minsum: money(prepayments.reduce((total, sum) => total + sum, 0)),
  };
  return ok({
    ...orderRow(order),
    ...amounts(order),
    [brand === 'influencersoft.com' ? 'coupon' : 'kupon']: order.kupon,
    items,
    ...(flag(params, 'good_info') && goodInfo),
  });
}

export function getOrderInfo(store: Store, params: Params): Outcome {
  needData(params);
  return ok(orderRow(findOrder(store, params)));
}

export function getBills(store: Store, params: Params, { empty }: FunctionSettings): Outcome {
  const email = text(params, 'email');
  if (email === '') throw new Refusal(2, 'no transmitted data');
  const asked = text(params, 'pay_status');
  const status = PAY_STATUSES.find((known) => known === asked);
  if (asked !== '' && !status) throw wrongData();
  const orders = store.getOrdersOf(email, status);
  if (orders.length === 0 && empty === 'code') throw new Refusal(400, 'order not found');
  const goods = (order: Order) =>
    Object.fromEntries(
      order.goods.map(({ id, code, title }) => [id, { good_name: code, good_title: title }]),
    );
  return ok(Object.fromEntries(orders.map((order) => [order.id, goods(order)])));
}

export function getAllGoods(store: Store): Outcome {
  if (store.products.length === 0) throw new Refusal(700, 'no products');
  const rows = store.products.map(({ id, code, title, type, sum }) => ({
    good_id: String(id),
    good_name: code,
    good_title: title,
    good_type: type,
    good_sum: money(sum),
  }));
  return ok(rows);
}
