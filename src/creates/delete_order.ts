import { type Create, errors } from 'zapier-platform-core';
import { THROTTLE } from '../bounds.ts';
import { DoubtError, type Shop } from '../justclick/index.ts';
import { resolveByOrder } from '../orders/doubt.ts';
import { fetchOrder } from '../orders/fetch.ts';
import { orderField } from '../orders/input_fields.ts';
import { type Order, orderSample } from '../orders/order.ts';
import { withShop } from '../perform.ts';
import { yesNoField } from '../values/yes_no.ts';

const onlyIfUnpaid = yesNoField({
  key: 'only_if_unpaid',
  label: 'Only if Unpaid',
  type: 'string',
  helpText:
    'Yes looks at the order first, and stops without deleting it when it is paid, shipped or returned. Empty means No.',
});

/** Statuses in which an order is money that came, or a parcel that went. */
const isInUse = ({ pay_status, paid }: Order) =>
  paid !== null || !['waiting', 'cancel'].includes(String(pay_status));

/** @throws a `HaltedError` for an order that is paid, or may be */
async function requireUnpaid(shop: Shop, id: string): Promise<void> {
  const order = await fetchOrder(shop, id, shop.bounds.lookSeconds);
  if (order === undefined || !isInUse(order)) return;
  throw new errors.HaltedError(
    `Order ${id} was not deleted: it is ${order.pay_status_name ?? 'without a status'}${order.paid ? `, paid at ${order.paid}` : ''}.`,
  );
}

type Deleted = { id: string; deleted: boolean };

const perform = withShop('step', async (shop, input): Promise<Deleted> => {
  const id = orderField.read(input);
  const done = { id, deleted: true };
  if (onlyIfUnpaid.read(input)) await requireUnpaid(shop, id);
  try {
    await shop.call('DeleteOrder', { bill_id: id }, { seconds: shop.bounds.writeSeconds });
    return done;
  } catch (error) {
    if (!(error instanceof DoubtError)) throw error;
    return resolveByOrder(shop, error, id, (order) => (order === undefined ? done : undefined));
  }
});

export default {
  key: 'delete_order',
  noun: 'Order',
  display: {
    label: 'Delete Order',
    description:
      'Deletes an order for good, which cannot be undone. It can be limited to orders that are unpaid.',
  },
  operation: {
    inputFields: [
      {
        key: 'warning',
        type: 'copy',
        helpText:
          '**Deleting an order cannot be undone.** To keep it in your records, use Update Order Status and choose Canceled instead.',
      },
      orderField.field,
      onlyIfUnpaid.field,
    ],
    perform,
    throttle: THROTTLE,
    sample: { id: orderSample.id, deleted: true },
    outputFields: [
      { key: 'id', label: 'Order Number', type: 'string' },
      { key: 'deleted', label: 'Deleted', type: 'boolean' },
    ],
  },
} satisfies Create;
