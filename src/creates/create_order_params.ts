import { type Account, isRecord, type PhpParams } from '../justclick/index.ts';
import type { Sought } from '../orders/just_made.ts';
import {
  fieldError,
  type InputData,
  readChoice,
  readInstant,
  readText,
  readTexts,
  requireText,
} from '../values/input.ts';
import { readAmount } from '../values/money.ts';
import { readTraffic } from '../values/traffic.ts';
import {
  created,
  domain,
  email,
  goodName,
  goodSum,
  goods,
  textFields,
  timerKill,
  timerKillDate,
} from './create_order_fields.ts';

/** CreateOrder's parameters. */
export type CreateParams = PhpParams & {
  bill_email: string;
  goods: Sought['goods'];
  bill_created: number | undefined;
};

/**
 * CreateOrder's parameters, from what people typed and mapped; fields that are empty are left out.
 *
 * @param middleName what the brand calls a middle name
 * @throws a plain error that names the field, for what is missing or cannot be read
 */
export function paramsOf(input: InputData, middleName: Account['middleName']): CreateParams {
  const { bill_middle_name, ...texts } = readTexts(input, textFields);
  return {
    bill_email: requireText(input[email.key], email.label),
    goods: goodsOf(input),
    ...texts,
    [middleName]: bill_middle_name,
    bill_domain:
      readText(input[domain.key], domain.label)?.replace(/https?:\/\/|\/.*/gi, '') || undefined,
    bill_created: readInstant(input[created.key], created.label),
    bill_timer_kill: timerKillOf(input),
    utm: readTraffic(input),
  };
}

/** The products as line items; a row in which nothing is filled in is no product. */
function goodsOf(input: InputData): Sought['goods'] {
  const given = input[goods.key] ?? [];
  const rows = Array.isArray(given) ? given : [given];
  const filled = rows.flatMap((row: unknown, index) => {
    const label = rows.length > 1 ? `${goods.label}, line ${index + 1}` : goods.label;
    if (!isRecord(row)) throw fieldError(label, 'Map a product and, if you like, its price.');
    const name = readText(row[goodName.key], `${label}, ${goodName.label}`);
    const sum = readAmount(row[goodSum.key], `${label}, ${goodSum.label}`);
    if (name === undefined && sum !== undefined) {
      throw fieldError(label, 'There is a price but no product. Map a product into this line.');
    }
    return name === undefined ? [] : { good_name: name, good_sum: sum };
  });
  if (filled.length === 0) throw fieldError(goods.label, 'Add at least one product.');
  return filled;
}

/** `bill_timer_kill`: true = as the products say, false = never, unix seconds = then. */
function timerKillOf(input: InputData): number | boolean | undefined {
  const choice = readChoice(input[timerKill.key], timerKill.label, timerKill.choices);
  if (choice !== 'date') return choice && choice === 'product';
  const instant = readInstant(input[timerKillDate.key], timerKillDate.label);
  if (instant === undefined) {
    throw fieldError(timerKillDate.label, 'Say when the order is to be canceled.');
  }
  if (instant * 1000 <= Date.now()) {
    throw fieldError(timerKillDate.label, 'This time is over. Choose one that is still to come.');
  }
  return instant;
}

/** What was sent of a new order, under the names that it is read by. */
export const sentFields = (params: CreateParams) => ({
  first_name: params.bill_first_name,
  last_name: params.bill_surname,
  middle_name: params.bill_middle_name ?? params.bill_otchestvo,
  phone: params.bill_phone,
  country: params.bill_country,
  region: params.bill_region,
  city: params.bill_city,
  address: params.bill_address,
  postalcode: params.bill_postal_code,
  comment: params.bill_comment,
  domain: params.bill_domain,
  tag: params.bill_tag,
  kupon: params.bill_kupon,
});
