import { hash as hashOf } from 'node:crypto';
import { isRecord } from '../../../../src/justclick/answer.ts';
import { buildQuery, type PhpParams } from '../../../../src/justclick/query.ts';
import type { Settings } from '../../../standins/justclick/functions/outcome.ts';
import {
  notificationFields,
  signedTime,
} from '../../../standins/justclick/notifications/fields.ts';
import type { Order, OrderEvent, Store } from '../../../standins/justclick/store.ts';

/** How somebody who caught a post may have kept it. */
export const KEPT_AS = ['form', 'object', 'flat object', 'Zapier'] as const;

type Caught = { event: OrderEvent; order: Order; keptAs: (typeof KEPT_AS)[number] };

/** A notification as the sandbox posts it, as a line of a file. */
export function caughtLine(
  store: Store,
  settings: Settings,
  key: string,
  { event, order, keptAs }: Caught,
): string {
  const { id, email } = order;
  const time = signedTime(event, order, settings);
  const fields = {
    ...notificationFields(store, event, order, settings),
    hash: hashOf('md5', `${id}${email}${time}${key}`),
  };
  // As JSON has it, so that nothing in it is undefined.
  const post: PhpParams = JSON.parse(JSON.stringify(fields));
  if (keptAs === 'object') return JSON.stringify(post);
  const form = buildQuery(post);
  if (keptAs === 'form') return form;
  const flat = Object.fromEntries(new URLSearchParams(form));
  return JSON.stringify(keptAs === 'flat object' ? flat : asZapierHas(post));
}

/** The marks become `utm__source`, the products lists of their fields. */
function asZapierHas(post: object): object {
  const entries = Object.entries(post).flatMap(([name, value]): [string, unknown][] => {
    if (Array.isArray(value)) {
      const rows: unknown[] = value;
      return [[`${name}[]id`, rows.map((row) => isRecord(row) && row.id).join(',')]];
    }
    if (!isRecord(value)) return [[name, value]];
    return Object.entries(value).map(([mark, one]) => [`${name}__${mark}`, one]);
  });
  return Object.fromEntries(entries);
}
