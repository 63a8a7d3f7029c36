import type { Bundle, Search, ZObject } from 'zapier-platform-core';
import { accountOf, callJustClick, isRecord, recordOf } from '../justclick/index.ts';
import { alreadyExistedField, recentOrderField } from '../orders/input_fields.ts';
import {
  detailsOf,
  type Order,
  orderOutputFields,
  orderSample,
  readOrder,
} from '../orders/order.ts';
import { PAY_STATUSES } from '../orders/status.ts';
import { compareNumbersDesc } from '../polling/newest_first.ts';
import { fieldError, readChoice, readText, requireOrderNumber } from '../values/input.ts';

/** Seconds for each of the three requests that a search may make in a run of 30. */
const READ_TIMEOUT = 9;

const email = {
  key: 'email',
  label: 'Customer Email',
  type: 'string',
  helpText: 'Finds the newest order of this customer.',
} as const;

/** The statuses that GetBills can be asked for. */
const { waiting, paid, cancel } = PAY_STATUSES;

const payStatus = {
  key: 'pay_status',
  label: 'Status',
  type: 'string',
  choices: { waiting, paid, cancel },
  helpText: 'Limits the search by email. Leave this empty for orders of any status.',
} as const;

const product = {
  key: 'good_name',
  label: 'Product',
  type: 'string',
  dynamic: 'product_by_code.id.title',
  helpText:
    'Limits the search by email to orders with this product. Choose it when you find or create, or an order for something else will be found.',
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
  // An order may be deleted between the two requests; then the one before it is the newest.
  for (const number of (await numbersOf(z, bundle, wantedEmail)).slice(0, 2)) {
    const order = await orderWithNumber(z, bundle, number);
    if (order !== undefined) return [order];
  }
  return [];
}

async function orderWithNumber(
  z: ZObject,
  bundle: Bundle,
  billId: string,
): Promise<FoundOrder | undefined> {
  const { host } = accountOf(bundle.authData);
  const answer = await callJustClick(z, bundle, 'GetOrderDetails', detailsOf(billId), {
    acceptsNothingFound: true,
    isStep: true,
    timeout: READ_TIMEOUT,
  });
  if (answer.code !== 0) return undefined;
  return { ...readOrder(recordOf(answer, billId), host), already_existed: true };
}

/**
 * The numbers of a customer's orders, newest first. GetBills gives no dates, but the service counts
 * its orders up. Its result is keyed by order number; PHP writes an empty one as a list.
 */
async function numbersOf(z: ZObject, bundle: Bundle, wantedEmail: string): Promise<string[]> {
  const { inputData } = bundle;
  const wantedStatus = readChoice(inputData[payStatus.key], payStatus.label, payStatus.choices);
  const wantedProduct = readText(inputData[product.key], product.label);
  const answer = await callJustClick(
    z,
    bundle,
    'GetBills',
    { email: wantedEmail, pay_status: wantedStatus },
    { acceptsNothingFound: true, isStep: true, timeout: READ_TIMEOUT },
  );
  const isEmpty = Array.isArray(answer.result) && answer.result.length === 0;
  if (answer.code !== 0 || isEmpty) return [];
  return Object.entries(recordOf(answer))
    .filter(([, goods]) => wantedProduct === undefined || hasProduct(goods, wantedProduct))
    .map(([number]) => number)
    .sort(compareNumbersDesc);
}

const hasProduct = (goods: unknown, code: string) =>
  isRecord(goods) &&
  Object.values(goods).some((good) => isRecord(good) && String(good.good_name) === code);

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
    inputFields: [email, payStatus, product, billId],
    perform,
    sample: { ...orderSample, already_existed: true },
    outputFields: [...orderOutputFields(), alreadyExistedField],
  },
} satisfies Search;
