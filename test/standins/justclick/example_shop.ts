import { CANCELED, EMAIL, PAID, RETURNED, WAITING } from '../../support/examples.ts';
import type { Sandbox } from './server.ts';
import type { RawOrder } from './store.ts';

/** The clock of the example shop stands still, so that an order is made at the same second in every run. */
export const NOW = Math.floor(Date.now() / 1000);

/** Makes of a sandbox the shop in which every example finds something: one order of each kind that matters. */
export function openExampleShop(sandbox: Sandbox): void {
  sandbox.reset();
  const anna: RawOrder = {
    email: EMAIL,
    first_name: 'Anna',
    last_name: 'Petrova',
    created: NOW - 7200,
    pay_status: 'paid',
    paid: NOW - 3600,
    utm: { utm_medium: 'affiliate', utm_source: 'olga' },
    goods: [{ code: 'photo-course' }, { code: 'checklist' }],
  };
  const waiting: RawOrder = {
    email: 'boris@example.com',
    created: NOW - 5400,
    goods: [{ code: 'checklist' }],
  };
  const over = (id: string, pay_status: 'cancel' | 'return'): RawOrder => ({
    id: Number(id),
    email: 'olga@example.com',
    created: NOW - 9000,
    pay_status,
    goods: [{ code: 'printed-book' }],
  });
  sandbox.store.insertOrders([
    over(CANCELED, 'cancel'),
    over(RETURNED, 'return'),
    { ...anna, id: Number(PAID) },
    { ...waiting, id: Number(WAITING) },
  ]);
  const time = NOW - 7200;
  sandbox.store.contacts.insert([
    { email: EMAIL, tags: ['course'], groups: [{ name: 'super', time }] },
  ]);
}
