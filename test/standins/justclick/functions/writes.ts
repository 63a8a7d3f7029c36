import { AUTO_CANCEL_SECONDS, type NewStatus, noOrder, Refusal, type Store } from '../store.ts';
import type { Outcome, Settings } from './outcome.ts';
import { billId, flag, needData, type Params, text, texts, whole, wrongData } from './params.ts';
import { linkOf } from './rows.ts';
import { number } from './values.ts';

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

/** The brands whose pages are Russian take the middle name under a Russian name, and only so. */
function middleName(params: Params, { middleName: names, brand }: Settings): string {
  const brandName = brand.endsWith('.ru') ? 'bill_otchestvo' : 'bill_middle_name';
  if (names === 'both') return text(params, 'bill_middle_name') || text(params, 'bill_otchestvo');
  return text(params, names === 'by brand' ? brandName : names);
}

export function createOrder(store: Store, params: Params, settings: Settings): Outcome {
  needData(params);
  const email = text(params, 'bill_email').trim();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new Refusal(600, 'wrong email');
  const created = whole(params, 'bill_created') ?? store.now();
  const order = store.createOrder({
    email,
    goods: orderedGoods(params),
    created,
    kill_at: killAt(params, created),
    utm: texts(params, 'utm'),
    first_name: text(params, 'bill_first_name'),
    last_name: text(params, 'bill_surname'),
    middle_name: middleName(params, settings),
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
    result: {
      bill_id: number(settings, 'bill_id', order.id),
      ...(settings.createLink && { link: linkOf(order, settings) }),
    },
  };
}

const NEW_STATUSES: readonly NewStatus[] = ['sent', 'paid', 'return', 'cancel'];

export function updateOrderStatus(store: Store, params: Params, settings: Settings): Outcome {
  needData(params);
  const id = billId(params);
  if (!store.getOrder(id)) throw noOrder(settings.unknownOrder.UpdateOrderStatus);
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

export function deleteOrder(store: Store, params: Params): Outcome {
  needData(params);
  store.deleteOrder(billId(params));
  return { error_code: 0, error_text: 'order deleted' };
}
