import { ORDER_EVENTS, type OrderEvent } from '../store.ts';
import { BadCall, isObject, oneOf, string } from './json.ts';

export const orderEvent = (value: unknown): OrderEvent => oneOf(value, 'event', ORDER_EVENTS);

/** Reads a product's addresses out of JSON: for each event one, or null for none. */
export function rawAddresses(value: unknown): Partial<Record<OrderEvent, string | null>> {
  if (!isObject(value)) throw new BadCall('addresses must be an object');
  return Object.fromEntries(
    Object.entries(value).map(([event, address]) => [
      orderEvent(event),
      address === null ? null : string(address, `addresses.${event}`),
    ]),
  );
}
