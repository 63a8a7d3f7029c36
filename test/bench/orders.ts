import { signed } from '../support/service.ts';

const NAMES = ['Анна', 'Maria', 'Пётр', 'John'];
const CITIES = ['Казань', 'Portland', 'Köln', 'Dublin'];
const DAY = 86_400;

/** A paid order as GetOrders lists it, with most of its fields filled. */
function orderRow(index: number, now: number) {
  const paid = now - ((index * 7919) % (20 * DAY));
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
    created: String(paid - 3600),
    pay_status: 'paid',
    paid: String(paid),
    type: 'form',
    payway: 'card',
    comment: '',
    domain: '',
    link: `/bill/${102_937 + index}/5f2a9c`,
    utm: index % 4 === 0 ? { medium: 'cpc', source: 'yandex' } : [],
    price: (100 + (index % 4900)).toFixed(2),
  };
}

/** A signed answer of GetOrders, in the bytes of PHP's `json_encode`: about 450 for each order. */
export function answerOf(orders: number): Buffer {
  const now = Math.floor(Date.now() / 1000);
  const rows = Array.from({ length: orders }, (_, index) => orderRow(index, now));
  const escaped = JSON.stringify(signed(0, 'ok', rows))
    .replaceAll('/', '\\/')
    .replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Buffer.from(escaped);
}
