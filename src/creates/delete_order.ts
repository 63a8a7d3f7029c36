import { type Create, errors } from 'zapier-platform-core';
import { THROTTLE } from '../bounds.ts';
import { DoubtError, type Shop } from '../justclick/index.ts';
import { resolveByOrder } from '../orders/doubt.ts';
import { fetchOrder } from '../orders/fetch.ts';
import { orderField } from '../orders/input_fields.ts';
import { type OrderWithDetails, orderSample } from '../orders/order.ts';
import { withShop } from '../perform.ts';
import { yesNoField } from '../values/yes_no.ts';

const onlyIfUnpaid = yesNoField({
  key: 'only_if_unpaid',
  label: 'Only if Unpaid',
  type: 'string',
  helpText:
    'Choose Yes to keep an order that is paid, even in part, shipped or returned: the step then stops and says so. Empty means No.',
});

/** Whether the customer has paid a part of the order: there is less to pay than it costs. */
const isPartPaid = ({ price, details: { bill_sum_topay } }: OrderWithDetails) =>
  bill_sum_topay !== null && price !== null && bill_sum_topay < price;

/** Whether money came in for an order, or a parcel went out. */
const isInUse = (order: OrderWithDetails) =>
  order.paid !== null ||
  !['waiting', 'cancel'].includes(String(order.pay_status)) ||
  isPartPaid(order);

/** @throws a `HaltedError` for an order that is paid, or may be */
async function requireUnpaid(shop: Shop, id: string): Promise<void> {
  const order = await fetchOrder(shop, id, shop.bounds.lookSeconds);
  if (order === undefined || !isInUse(order)) return;
  const { pay_status_name, paid, price, details } = order;
  const partly = isPartPaid(order)
    ? `, and ${details.bill_sum_topay} of ${price} is left to pay`
    : '';
  throw new errors.HaltedError(
    `Order ${id} was not deleted: it is ${pay_status_name ?? 'without a status'}${paid ? `, paid at ${paid}` : partly}.`,
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
      "Deletes an order for good. You can't undo this, but you can limit it to unpaid orders.",
  },
  operation: {
    inputFields: [
      {
        key: 'warning',
        type: 'copy',
        helpText:
          "**You can't undo this.** To keep the order in your records, use Update Order Status and choose Canceled instead.",
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
