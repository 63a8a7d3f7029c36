import { randomFrom } from '../../support/random.ts';
import { PEOPLE } from './invented.ts';
import type { Group, RawContact } from './store/contact_types.ts';
import { GROUP_STATUSES } from './store/contact_types.ts';

/**
 * Contacts of the last 60 days in none, one or some of the groups, most of them active. The same
 * count, moment and groups always give the same contacts.
 * @param now unix seconds
 */
export function inventContacts(
  count: number,
  now: number,
  groups: readonly Group[],
): (RawContact & { groups: { name: string }[] })[] {
  const random = randomFrom(2);
  const whole = (below: number) => Math.floor(random() * below);
  const open = groups.filter(({ automatic }) => !automatic);
  return Array.from({ length: count }, (_, index) => {
    const [first = '', last = '', , , city = ''] = PEOPLE[whole(PEOPLE.length)] ?? [];
    const created = now - whole(60 * 86_400);
    return {
      email: `contact${index + 1}@example.com`,
      name: `${first} ${last}`,
      phone: `+7900${1_000_000 + whole(8_999_999)}`,
      city,
      tags: random() < 0.3 ? ['course', 'весна'] : [],
      created,
      groups: open
        .filter(() => random() < 0.5)
        .map(({ name }) => {
          const status = GROUP_STATUSES[random() < 0.7 ? 1 : whole(GROUP_STATUSES.length)];
          return { name, status: status ?? 'STATUS_SUBSCRIBE', time: created };
        }),
    };
  });
}
