import { parseDay } from './days.ts';
import {
  AUTO_CANCEL_SECONDS,
  type NewStatus,
  type Order,
  PAY_STATUSES,
  Refusal,
  type Store,
} from './store.ts';

/** What `$_POST` can hold: PHP lists are arrays here, its other arrays are objects. */
export type PhpValue = string | PhpValue[] | { [key: string]: PhpValue };
export type Params = Record<string, PhpValue>;

/** An answer but for its hash. */
export interface Outcome {
  error_code: number;
  error_text: string;
  result?: unknown;
}

export interface FunctionSettings {
  /** How a list without orders is told: as an empty list, or as code 400. Default `list`. */
  empty?: 'list' | 'code';
}

type ApiFunction = (store: Store, params: Params, settings: FunctionSettings) => Outcome;

const wrongData = () => new Refusal(3, 'wrong posted data');

function text(params: Params, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}

function flag(params: Params, name: string): boolean {
  return !['', '0', 'false'].includes(text(params, name));
}

/** A whole number that is not negative, such as a date; undefined when it was not given. */
function whole(params: Params, name: string): number | undefined {
  const value = params[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string' || !/^\d{1,12}$/.test(value)) throw wrongData();
  return Number(value);
}

/** The numeric ids in `goods`: one, or an array of them. */
function goodIds(params: Params): number[] {
  const { goods = [] } = params;
  const ids = typeof goods === 'string' ? (goods === '' ? [] : [goods]) : Object.values(goods);
  return ids.map((id) => {
    if (typeof id !== 'string' || !/^\d{1,12}$/.test(id)) throw wrongData();
    return Number(id);
  });
}

/** The order number; one that cannot be a number is that of no order. */
function billId(params: Params): number {
  const id = text(params, 'bill_id');
  if (id === '') throw new Refusal(203, 'order number is empty');
  return /^\d{1,12}$/.test(id) ? Number(id) : 0;
}

function needData(params: Params): void {
  if (Object.keys(params).length === 0) throw new Refusal(2, 'no transmitted data');
}

function money(sum: number): string {
  return sum.toFixed(2);
}

/** The secret end of a payment page's path: the same for ever, and not the same for two orders. */
export function billToken({ id, created }: Pick<Order, 'id' | 'created'>): string {
  return (Math.imul(id ^ created, 0x9e3779b1) >>> 0).toString(36).padStart(7, '0');
}

/** The payment page: a path or, for an order made with a domain of its own, a whole address. */
export function billLink(order: Order): string {
  const path = `/bill/${order.id}/${billToken(order)}`;
  return order.domain ? `https://${order.domain}${path}` : path;
}

/** The date of payment; an unpaid order has one of the four nothings seen in answers. */
function paidDate({ id, paid }: Order): unknown {
  return paid === null ? ['', '0', 0, null][id % 4] : String(paid);
}

function orderRow(order: Order) {
  const { medium, source, campaign, content, term } = Object.fromEntries(
    Object.entries(order.utm).map(([name, value]) => [name.replace(/^utm_/, ''), value]),
  );
  const utm = { medium, source, campaign, content, term };
  return {
    id: String(order.id),
    first_name: order.first_name,
    last_name: order.last_name,
    middle_name: order.middle_name,
    email: order.email,
    phone: order.phone,
    city: order.city,
    country: order.country,
    address: order.address,
    region: order.region,
    postalcode: order.postalcode,
    created: String(order.created),
    pay_status: order.pay_status,
    paid: paidDate(order),
    type: order.type,
    payway: order.payway,
    comment: order.comment,
    domain: order.domain,
    link: billLink(order),
    utm: Object.values(utm).some(Boolean)
      ? Object.fromEntries(Object.entries(utm).map(([name, value]) => [name, value ?? '']))
      : [],
    price: money(order.price),
  };
}

function amounts(order: Order) {
  return {
    good_count: order.goods.length,
    bill_sum_topay: money(order.paid === null ? order.price : 0),
    tag: order.tag,
  };
}

function itemRows(order: Order) {
  return order.goods.map((good) => ({
    id: good.code,
    title: good.title,
    sum: money(good.sum),
    price: money(good.price),
    partners: good.partners.map(({ level, id, name, fee }) => ({
      partner_lvl: String(level),
      partner_id: String(id),
      partner_name: name,
      partner_fee: money(fee),
    })),
  }));
}

function list(rows: object[], { empty }: FunctionSettings): Outcome {
  if (rows.length === 0 && empty === 'code') throw new Refusal(400, 'order not found');
  return { error_code: 0, error_text: 'ok', result: rows };
}

function getOrders(store: Store, params: Params, settings: FunctionSettings): Outcome {
  const from = whole(params, 'date_s');
  const to = whole(params, 'date_e');
  const orders = store.getOrders({
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    paid: flag(params, 'paid'),
    goods: goodIds(params),
  });
  return list(orders.map(orderRow), settings);
}

function getOrdersWithGoods(store: Store, params: Params, settings: FunctionSettings): Outcome {
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
    goods: goodIds(params),
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

function getOrderDetails(store: Store, params: Params): Outcome {
  needData(params);
  const order = findOrder(store, params);
  const items = itemRows(order).map((item) => {
    const pin = order.paid !== null && store.product(item.id)?.pins;
    return { ...item, pincode: pin ? `PIN-${order.id}` : '' };
  });
  const prepayments = order.goods.flatMap(({ code }) => store.product(code)?.prepaymentMin ?? []);
  const goodInfo = {
    good_ids: order.goods.map(({ id }) => String(id)),
    prepayment_enabled: prepayments.length > 0 ? '1' : '0',
    prepayment_minsum: money(prepayments.reduce((total, sum) => total + sum, 0)),
  };
  return {
    error_code: 0,
    error_text: 'ok',
    result: {
      ...orderRow(order),
      ...amounts(order),
      // The list says `kupon`; one of its articles calls it `coupon` here.
      coupon: order.kupon,
      items,
      ...(flag(params, 'good_info') && goodInfo),
    },
  };
}

function getOrderInfo(store: Store, params: Params): Outcome {
  needData(params);
  return { error_code: 0, error_text: 'ok', result: orderRow(findOrder(store, params)) };
}

function getBills(store: Store, params: Params, { empty }: FunctionSettings): Outcome {
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
  const result = Object.fromEntries(orders.map((order) => [order.id, goods(order)]));
  return { error_code: 0, error_text: 'ok', result };
}

function getAllGoods(store: Store): Outcome {
  if (store.products.length === 0) throw new Refusal(700, 'no products');
  const result = store.products.map(({ id, code, title, type, sum }) => ({
    good_id: String(id),
    good_name: code,
    good_title: title,
    good_type: type,
    good_sum: money(sum),
  }));
  return { error_code: 0, error_text: 'ok', result };
}

/** `goods[]` of CreateOrder. */
function orderedGoods({ goods = [] }: Params): { code: string; sum?: number }[] {
  if (typeof goods === 'string') return [];
  return Object.values(goods).map((good) => {
    if (typeof good === 'string' || Array.isArray(good)) throw wrongData();
    const sum = text(good, 'good_sum');
    if (!/^(\d{1,9}(\.\d{1,2})?)?$/.test(sum)) throw wrongData();
    return { code: text(good, 'good_name'), ...(sum !== '' && { sum: Number(sum) }) };
  });
}

/** When an unpaid order is to be cancelled, from `bill_timer_kill`. Assumed: not given = never. */
function killAt(params: Params, created: number): number | null {
  const timer = text(params, 'bill_timer_kill');
  if (!flag(params, 'bill_timer_kill')) return null;
  if (timer === '1' || timer === 'true') return created + AUTO_CANCEL_SECONDS;
  return whole(params, 'bill_timer_kill') ?? null;
}

function createOrder(store: Store, params: Params): Outcome {
  needData(params);
  const email = text(params, 'bill_email').trim();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new Refusal(600, 'wrong email');
  const created = whole(params, 'bill_created') ?? store.now();
  const { utm } = params;
  const marks =
    typeof utm === 'object' && !Array.isArray(utm)
      ? Object.entries(utm).flatMap(([name, value]) =>
          typeof value === 'string' && value !== '' ? [[name, value] as const] : [],
        )
      : [];
  const order = store.createOrder({
    email,
    goods: orderedGoods(params),
    created,
    kill_at: killAt(params, created),
    utm: Object.fromEntries(marks),
    first_name: text(params, 'bill_first_name'),
    last_name: text(params, 'bill_surname'),
    middle_name: text(params, 'bill_middle_name'),
    phone: text(params, 'bill_phone'),
    country: text(params, 'bill_country'),
    region: text(params, 'bill_region'),
    city: text(params, 'bill_city'),
    address: text(params, 'bill_address'),
    postalcode: text(params, 'bill_postal_code'),
    kupon: text(params, 'bill_kupon'),
    tag: text(params, 'bill_tag'),
    comment: text(params, 'bill_comment'),
    ip: text(params, 'bill_ip'),
    domain: text(params, 'bill_domain'),
  });
  return {
    error_code: 0,
    error_text: 'order created',
    result: { bill_id: String(order.id), link: billLink(order) },
  };
}

const NEW_STATUSES: readonly NewStatus[] = ['sent', 'paid', 'return', 'cancel'];

function updateOrderStatus(store: Store, params: Params): Outcome {
  needData(params);
  const id = billId(params);
  if (!store.getOrder(id)) throw new Refusal(200, 'nonexistent order');
  const status = NEW_STATUSES.find((known) => known === text(params, 'status'));
  if (!status) throw new Refusal(201, 'wrong status');
  const date = whole(params, 'date');
  store.updateStatus(id, {
    status,
    rpo: text(params, 'rpo'),
    ...(date !== undefined && { date }),
  });
  return { error_code: 0, error_text: 'order status changed' };
}

function deleteOrder(store: Store, params: Params): Outcome {
  needData(params);
  store.deleteOrder(billId(params));
  return { error_code: 0, error_text: 'order deleted' };
}

const FUNCTIONS = {
  CreateOrder: createOrder,
  UpdateOrderStatus: updateOrderStatus,
  DeleteOrder: deleteOrder,
  GetOrders: getOrders,
  GetOrdersWithGoods: getOrdersWithGoods,
  GetOrderDetails: getOrderDetails,
  GetOrderInfo: getOrderInfo,
  GetBills: getBills,
  GetAllGoods: getAllGoods,
} satisfies Record<string, ApiFunction>;

export type FunctionName = keyof typeof FUNCTIONS;
export const FUNCTION_NAMES = Object.keys(FUNCTIONS) as FunctionName[];

/** The function of that name in any case; undefined when there is none. */
export function findFunction(name: string): FunctionName | undefined {
  return FUNCTION_NAMES.find((known) => known.toLowerCase() === name.toLowerCase());
}

/** Does what a request that carries the right hash asks for. Refusals are outcomes as well. */
export function callFunction(
  store: Store,
  name: FunctionName,
  params: Params,
  settings: FunctionSettings = {},
): Outcome {
  try {
    const apiFunction: ApiFunction = FUNCTIONS[name];
    return apiFunction(store, params, settings);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message, result } = error;
    return {
      error_code: code,
      error_text: message,
      ...(result !== undefined && { result }),
    };
  }
}
