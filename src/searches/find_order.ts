import type { Bundle, Search, ZObject } from 'zapier-platform-core';
import { fieldError, readText, requireOrderNumber } from '../input.ts';
import { type Answer, accountOf, callJustClick, recordOf } from '../justclick/index.ts';
import { detailsOf, type Order, orderOutputFields, orderSample, readOrder } from '../order.ts';
import { alreadyExistedField, recentOrderField } from '../order_fields.ts';
import { compareNumbersDesc } from '../poll.ts';

/** Seconds for each of the two requests that a search may make in a run of 30. */
const READ_TIMEOUT = 13;

const email = {
  key: 'email',
  label: 'Customer Email',
  type: 'string',
  helpText: 'Finds the newest order of this customer.',
} as const;

const payStatus = {
  key: 'pay_status',
  label: 'Status',
  type: 'string',
  choices: { waiting: 'Awaiting payment', paid: 'Paid', cancel: 'Cancelled' },
  helpText: 'Limits the search by email. Leave this empty for orders of any status.',
} as const;

const billId = {
  ...recentOrderField,
  label: 'Order Number',
  helpText:
    'Finds the order with this number. With an email as well, it has to be of that customer.',
} as const;

type FoundOrder = Order & { already_existed: true };

async function perform(z: ZObject, bundle: Bundle): Promise<FoundOrder[]> {
  const { inputData } = bundle;
  const wantedEmail = readText(inputData[email.key], email.label);
  const hasNumber = readText(inputData[billId.key], billId.label) !== undefined;
  if (hasNumber) {
    const number = requireOrderNumber(inputData[billId.key], billId.label);
    const order = await orderWithNumber(z, bundle, number);
    const isTheirs = wantedEmail === undefined || sameEmail(order?.email, wantedEmail);
    return order !== undefined && isTheirs ? [order] : [];
  }
  if (wantedEmail === undefined) {
    throw fieldError(`${email.label} or ${billId.label}`, 'Fill in at least one of them.');
  }
  const wantedStatus = readText(inputData[payStatus.key], payStatus.label);
  const newest = await newestOrderOf(z, bundle, wantedEmail, wantedStatus);
  const order = newest === undefined ? undefined : await orderWithNumber(z, bundle, newest);
  return order === undefined ? [] : [order];
}

async function orderWithNumber(
  z: ZObject,
  bundle: Bundle,
  billId: string,
): Promise<FoundOrder | undefined> {
  const { host } = accountOf(bundle.authData);
  const answer = await callJustClick(z, bundle, 'GetOrderDetails', detailsOf(billId), {
    acceptsNothingFound: true,
    timeout: READ_TIMEOUT,
  });
  if (answer.code !== 0) return undefined;
  return { ...readOrder(recordOf(answer, billId), host), already_existed: true };
}

/** GetBills gives no dates, only numbers; the service counts them up. */
async function newestOrderOf(
  z: ZObject,
  bundle: Bundle,
  wantedEmail: string,
  wantedStatus: string | undefined,
): Promise<string | undefined> {
  if (wantedStatus !== undefined && !Object.hasOwn(payStatus.choices, wantedStatus)) {
    throw fieldError(payStatus.label, 'Choose one of the statuses of this field.');
  }
  const answer = await callJustClick(
    z,
    bundle,
    'GetBills',
    { email: wantedEmail, pay_status: wantedStatus },
    { acceptsNothingFound: true, timeout: READ_TIMEOUT },
  );
  if (answer.code !== 0) return undefined;
  return numbersOf(answer).sort(compareNumbersDesc)[0];
}

/** The result is keyed by order number; PHP writes an empty one as a list. */
function numbersOf(answer: Answer): string[] {
  if (Array.isArray(answer.result) && answer.result.length === 0) return [];
  return Object.keys(recordOf(answer));
}

const sameEmail = (a: string | null | undefined, b: string) =>
  a?.trim().toLowerCase() === b.toLowerCase();

export default {
  key: 'find_order',
  noun: 'Order',
  display: {
    label: 'Find Order',
    description: 'Finds an order by its number, or the newest order of a customer.',
  },
  operation: {
    inputFields: [email, payStatus, billId],
    perform,
    sample: { ...orderSample, already_existed: true },
    outputFields: [...orderOutputFields(), alreadyExistedField],
  },
} satisfies Search;
