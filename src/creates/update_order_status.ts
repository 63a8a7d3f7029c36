import type { Bundle, Create, ZObject } from 'zapier-platform-core';
import { THROTTLE } from '../bounds.ts';
import { DoubtError, type PhpParams } from '../justclick/index.ts';
import { resolveByOrder } from '../orders/doubt.ts';
import { readBack } from '../orders/fetch.ts';
import { orderField } from '../orders/input_fields.ts';
import { type Order, orderOutputFields, orderSample } from '../orders/order.ts';
import { PAY_STATUSES, statusField } from '../orders/status.ts';
import { withShop } from '../perform.ts';
import { chosenOrMapped } from '../values/choice.ts';
import { PAST_DATE_HELP, pastDateField } from '../values/date.ts';
import { definitionsOf, type Input, required } from '../values/field.ts';
import { digitsField } from '../values/text.ts';

/** Awaiting payment is how an order begins; it cannot be set. */
const { waiting: _, ...settable } = PAY_STATUSES;

type Status = keyof typeof settable;

const status = statusField({
  key: 'status',
  label: 'New Status',
  type: 'string',
  required: true,
  choices: settable,
  altersDynamicFields: true,
});

/** One parameter, which means something else for each status. */
const dateOf = (label: string) =>
  pastDateField({
    key: 'date',
    label,
    type: 'string',
    helpText: `Leave this empty to use the current time. ${PAST_DATE_HELP}`,
  });
const paidDate = dateOf('Paid At');
const sentDate = dateOf('Shipped At');
const mappedDate = dateOf('Paid or Shipped At');

const trackingHelp = 'With it, the customer can follow the parcel.';
const trackingNumber = required(
  digitsField({ key: 'rpo', label: 'Tracking Number', type: 'string', helpText: trackingHelp }),
);

/** While the status is mapped, it may be needed or not. */
const mappedTrackingNumber = digitsField({
  key: 'rpo',
  label: 'Tracking Number',
  type: 'string',
  helpText: `Required when the status is ${settable.sent}. ${trackingHelp}`,
});

/** What the service asks for beside each status. */
const FIELDS = {
  paid: [paidDate],
  sent: [sentDate, trackingNumber],
  return: [],
  cancel: [],
  mapped: [mappedDate, mappedTrackingNumber],
};

function fieldsOfStatus(_z: ZObject, bundle: Bundle) {
  const choice = chosenOrMapped(status, bundle.inputData);
  return choice === undefined ? [] : definitionsOf(FIELDS[choice]);
}

const perform = withShop('step', async (shop, input): Promise<Order> => {
  const params = readParams(input);
  try {
    await shop.call('UpdateOrderStatus', params, { seconds: shop.bounds.writeSeconds });
  } catch (error) {
    if (!(error instanceof DoubtError)) throw error;
    return resolveByOrder(shop, error, params.bill_id, (order) =>
      shows(order, params) ? order : undefined,
    );
  }
  return readBack(shop, params.bill_id, {
    pay_status: params.status,
    paid: params.status === 'paid' ? params.date : undefined,
  });
});

/**
 * Whether an order shows that it was given this status. A shipped order may still read `paid`, and
 * no function tells its tracking number, so shipping never shows. An order may have been paid before, so the
 * date has to be the one that was sent.
 */
function shows(order: Order | undefined, { status, date }: UpdateParams): boolean {
  if (order === undefined || status === 'sent' || order.pay_status !== status) return false;
  return status !== 'paid' || Date.parse(String(order.paid)) / 1000 === date;
}

type UpdateParams = PhpParams & { bill_id: string; status: Status; date?: number };

/** UpdateOrderStatus' parameters: all that the status needs, and nothing that it does not. */
function readParams(input: Input): UpdateParams {
  const bill_id = orderField.read(input);
  const chosen = required(status).read(input);
  const now = Math.floor(Date.now() / 1000);
  switch (chosen) {
    case 'paid':
      return { bill_id, status: chosen, date: paidDate.read(input) ?? now };
    case 'sent':
      return {
        bill_id,
        status: chosen,
        date: sentDate.read(input) ?? now,
        rpo: trackingNumber.read(input),
      };
    default:
      return { bill_id, status: chosen };
  }
}

export default {
  key: 'update_order_status',
  noun: 'Order',
  display: {
    label: 'Update Order Status',
    description:
      'Marks an order as paid, shipped, returned or canceled. If you mark it as paid, the customer gets what they bought.',
  },
  operation: {
    inputFields: [orderField.field, status.field, fieldsOfStatus],
    perform,
    throttle: THROTTLE,
    sample: orderSample,
    outputFields: orderOutputFields(),
  },
} satisfies Create;
