import { signed } from '../../standins/justclick/service.ts';

const NAMES = ['Анна', 'Maria', 'Пётр', 'John'];
const CITIES = ['Казань', 'Portland', 'Köln', 'Dublin'];
const HOUR = 3600;
const DAY = 24 * HOUR;

/** Days over which the orders of a shop are spread, which is the Look Back of a new Zap. */
export const SHOP_DAYS = 30;

/** A paid order as GetOrders lists it, with most of its fields filled. */
export function orderRow(index: number, created: number): Record<string, unknown> {
  return {
    id: String(102_937 + index),
    first_name: NAMES[index % 4],
    last_name: index % 3 === 0 ? 'Petrova' : '',
    middle_name: '',
    email: `customer${index}@example.com`,
    phone: `+7916${1_000_000 + index}`,
    city: CITIES[index % 4],
    country: 'RU',
    address: 'Bauman St. 5',
    region: '',
    postalcode: String(420_111 + (index % 500)),
    created: String(created),
    pay_status: 'paid',
    paid: String(created + HOUR),
    type: 'form',
    payway: 'card',
    comment: '',
    domain: '',
    link: `/bill/${102_937 + index}/5f2a9c`,
    utm: index % 4 === 0 ? { medium: 'cpc', source: 'yandex' } : [],
    price: (100 + (index % 4900)).toFixed(2),
  };
}

/** What GetOrdersWithGoods tells more of it. */
export function goodsOf(index: number): Record<string, unknown> {
  const price = (100 + (index % 4900)).toFixed(2);
  return {
    good_count: '1',
    is_recurrent: '0',
    bill_sum_topay: '0.00',
    tag: '',
    kupon: '',
    items: [{ id: 'photo-course', title: 'Фотография', sum: price, price, partners: [] }],
  };
}

/** The bytes of PHP's `json_encode`. */
export function phpJson(value: unknown): Buffer {
  const escaped = JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Buffer.from(escaped);
}

const START = phpJson(signed(0, 'ok', [])).subarray(0, -2);
const END = Buffer.from(']}');

/** A list of the service, made once, so that an answer is nothing but a copy of some of its bytes. */
class OrderList {
  readonly #created: number[];
  readonly #bytes: Buffer;
  /** Where the bytes of each order begin; a comma stands before all but the first. */
  readonly #starts: number[] = [];

  constructor(created: number[], rowOf: (index: number, created: number) => unknown) {
    this.#created = created;
    const pieces: Buffer[] = [];
    let length = 0;
    for (const [index, at] of created.entries()) {
      const bytes = phpJson(rowOf(index, at));
      this.#starts.push(length);
      pieces.push(bytes, Buffer.from(','));
      length += bytes.length + 1;
    }
    this.#starts.push(length);
    this.#bytes = Buffer.concat(pieces);
  }

  /** A signed answer with the orders made from one instant to another, both included. */
  answer(from: number, to: number): Buffer {
    const first = this.#firstAt(from);
    const end = Math.max(first, this.#firstAt(to + 1));
    const start = this.#starts[first] ?? 0;
    const rows = this.#bytes.subarray(start, Math.max(start, (this.#starts[end] ?? 0) - 1));
    return Buffer.concat([START, rows, END]);
  }

  #firstAt(instant: number): number {
    const index = this.#created.findIndex((created) => created >= instant);
    return index === -1 ? this.#created.length : index;
  }
}

/** The lists of a shop that had so many orders in its last 30 days, the last one two hours ago. */
export class Shop {
  readonly #orders: OrderList;
  readonly #withGoods: OrderList;

  constructor(orders: number, now = Math.floor(Date.now() / 1000)) {
    const newest = now - 2 * HOUR;
    const step = (SHOP_DAYS * DAY - 2 * HOUR) / orders;
    const created = Array.from({ length: orders }, (_, index) =>
      Math.floor(newest - (orders - 1 - index) * step),
    );
    this.#orders = new OrderList(created, orderRow);
    this.#withGoods = new OrderList(created, (index, at) => ({
      ...orderRow(index, at),
      ...goodsOf(index),
    }));
  }

  /** Undefined for another function than those of the polls, or without its dates. */
  answer(name: string, form: URLSearchParams): Buffer | undefined {
    if (name === 'GetOrders' && form.has('date_s')) {
      return this.#orders.answer(Number(form.get('date_s')), Number(form.get('date_e')));
    }
    if (name === 'getOrdersWithGoods' && form.has('begin_date')) {
      const from = instantOf(form.get('begin_date')) - HOUR;
      return this.#withGoods.answer(from, instantOf(form.get('end_date')) + DAY - HOUR);
    }
    return undefined;
  }
}

/** Where a day begins in UTC; from `dd.mm.yyyy`. */
const instantOf = (day: string | null) =>
  Date.parse((day ?? '').split('.').reverse().join('-')) / 1000;
