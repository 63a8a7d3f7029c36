import { type ChoiceField, choiceField } from '../values/choice.ts';
import type { Definition } from '../values/field.ts';

/**
 * The payment statuses of an order, by our keys, with what people see: those that UpdateOrderStatus
 * sets, and `waiting`, under which GetBills knows the orders that are not yet paid, shipped, returned or
 * canceled.
 */
export const PAY_STATUSES = {
  waiting: 'Awaiting Payment',
  paid: 'Paid',
  sent: 'Shipped',
  return: 'Returned',
  cancel: 'Canceled',
} as const;

export type PayStatus = keyof typeof PAY_STATUSES;

/**
 * The service's words for a status, in lower case without spaces. Its functions, its screens and its
 * newer API each have words of their own; which of them come in results is not documented.
 */
const WORDS: ReadonlyMap<string, PayStatus> = new Map([
  ...(Object.keys(PAY_STATUSES) as PayStatus[]).map((key) => [key, key] as const),
  ...(['expected', 'awaitingpayment', 'awaiting', 'unpaid'] as const).map(
    (word) => [word, 'waiting'] as const,
  ),
  ['shipped', 'sent'],
  ...(['returned', 'moneyback', 'refund', 'refunded'] as const).map(
    (word) => [word, 'return'] as const,
  ),
  ...(['canceled', 'cancelled', 'отменен', 'отмена'] as const).map(
    (word) => [word, 'cancel'] as const,
  ),
  ...(['оплачен', 'оплачено'] as const).map((word) => [word, 'paid'] as const),
  ...(['отправлен', 'отправлено'] as const).map((word) => [word, 'sent'] as const),
  ...(['возврат', 'возвращен'] as const).map((word) => [word, 'return'] as const),
  ...(['ожидаетоплаты', 'неоплачен'] as const).map((word) => [word, 'waiting'] as const),
]);

/** Our key for a word of the service, or of a person; undefined for any other word. */
export const payStatusOf = (word: string): PayStatus | undefined =>
  WORDS.get(word) ??
  WORDS.get(
    word
      .normalize('NFC')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .replace(/[\s_-]/g, ''),
  );

/**
 * The status of an order as every result has it: `pay_status` is our key, or the service's own word
 * where we have no key for it, and `pay_status_name` is what people call it.
 */
export function namedStatus(word: string | null) {
  const pay_status = word === null ? null : (payStatusOf(word) ?? word);
  return { pay_status, pay_status_name: LABELS.get(pay_status) ?? word };
}

const LABELS: ReadonlyMap<string | null, string> = new Map(Object.entries(PAY_STATUSES));

/** A field for a status: its value may be a key, a label, or any word that the service has for it. */
export const statusField = <Choice extends string, Key extends string>(
  field: Omit<Definition<Key>, 'choices'> & { choices: Readonly<Record<Choice, string>> },
): ChoiceField<Choice, Key> =>
  choiceField(field, (word) => {
    const status = payStatusOf(word);
    return status !== undefined && status in field.choices ? (status as Choice) : undefined;
  });
