import type { Bundle, Create, ZObject } from 'zapier-platform-core';
import { callJustClick, type PhpParams } from '../justclick/index.ts';
import { settle, type Verdict } from '../orders/doubt.ts';
import { orderField } from '../orders/input_fields.ts';
import { type Order, orderOutputFields, orderSample } from '../orders/order.ts';
import { ACTION_TIMEOUT, readBack } from '../orders/read_back.ts';
import { PAY_STATUSES, requireStatus } from '../orders/status.ts';
import {
  chosenOrMapped,
  DATE_HELP,
  type InputData,
  readInstant,
  requireOrderNumber,
  requireText,
} from '../values/input.ts';

/** Awaiting payment is how an order begins; it cannot be set. */
const { waiting: _, ...settable } = PAY_STATUSES;

const status = {
  key: 'status',
  label: 'New Status',
  type: 'string',
  required: true,
  choices: settable,
  altersDynamicFields: true,
} as const;

const paidDate = {
  key: 'date',
  label: 'Paid At',
  type: 'datetime',
  helpText: `Leave this empty to use the current time. ${DATE_HELP}`,
} as const;
const sentDate = { ...paidDate, label: 'Shipped At' } as const;

const rpo = {
  key: 'rpo',
  label: 'Tracking Number',
  type: 'string',
  required: true,
  helpText: 'The number under which the customer can follow the parcel.',
} as const;

/** What the service asks for beside each status. While the status is mapped, any may be needed. */
const FIELDS = {
  paid: [paidDate],
  sent: [sentDate, rpo],
  return: [],
  cancel: [],
  mapped: [
    { ...paidDate, label: 'Paid or Shipped At' },
    {
      ...rpo,
      required: false,
      helpText: `Needed when the status is ${settable.sent}. ${rpo.helpText}`,
    },
  ],
} as const;
type Status = keyof typeof settable;

function fieldsOfStatus(_z: ZObject, bundle: Bundle) {
  const choice = chosenOrMapped(bundle.inputData[status.key], status.label, status.choices);
  return choice === undefined ? [] : [...FIELDS[choice]];
}

async function perform(z: ZObject, bundle: Bundle): Promise<Order> {
  const params = paramsOf(bundle.inputData);
  try {
    await callJustClick(z, bundle, 'UpdateOrderStatus', params, { timeout: ACTION_TIMEOUT });
  } catch (error) {
    return settle(z, bundle, params.bill_id, error, (order) => judge(order, params));
  }
  return readBack(z, bundle, params.bill_id, {
    pay_status: params.status,
    paid: params.status === 'paid' ? params.date : undefined,
  });
}

/**
 * Whether an order shows that it was given this status. A shipped order may still read `paid`, and
 * nothing tells its tracking number, so shipping shows neither way. An order may have been paid before,
 * so the date has to be the one that was sent. Only an order that reads otherwise beyond doubt was not
 * given the status: none of the others can be had from a status that came later.
 */
function judge(order: Order | undefined, { status, date }: UpdateParams): Verdict<Order> {
  if (order === undefined || status === 'sent') return undefined;
  const { pay_status, paid } = order;
  const isDated = status !== 'paid' || Date.parse(String(paid)) / 1000 === date;
  if (pay_status === status && isDated) return { done: order };
  const before: unknown[] = status === 'paid' ? ['waiting'] : ['waiting', 'paid'];
  return before.includes(pay_status) ? 'not done' : undefined;
}

type UpdateParams = PhpParams & { bill_id: string; status: Status; date?: number };

/** UpdateOrderStatus' parameters: all that the status needs, and nothing that it does not. */
function paramsOf(input: InputData): UpdateParams {
  const bill_id = requireOrderNumber(input[orderField.key], orderField.label);
  const chosen = requireStatus(input, status);
  const now = Math.floor(Date.now() / 1000);
  switch (chosen) {
    case 'paid':
      return { bill_id, status: chosen, date: readInstant(input.date, paidDate.label) ?? now };
    case 'sent':
      return {
        bill_id,
        status: chosen,
        date: readInstant(input.date, sentDate.label) ?? now,
        rpo: requireText(input[rpo.key], rpo.label),
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
    description: 'Marks an order as paid, shipped, returned or canceled.',
  },
  operation: {
    inputFields: [orderField, status, fieldsOfStatus],
    perform,
    sample: orderSample,
    outputFields: orderOutputFields(),
  },
} satisfies Create;
