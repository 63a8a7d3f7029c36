import { type Create, errors } from 'zapier-platform-core';
import { THROTTLE } from '../bounds.ts';
import { email, emailSample, type Membership, membershipsOf } from '../contacts/contact.ts';
import { isAutomatic } from '../contacts/group.ts';
import { codes, retryAfter } from '../justclick/index.ts';
import { withShop } from '../perform.ts';

/** Statuses of a contact who gets no mail from a group. Any other may mean that it does, or will. */
const UNSUBSCRIBED: readonly unknown[] = [
  'STATUS_UNSUBSCRIBE',
  'STATUS_UNSUBSCRIBE_BY_SERVICE',
  'STATUS_INVALID_EMAIL',
];

/** Codes of DeleteSubscribe: there is no such group any more; the contact is not in it. */
const GONE = codes(800, 801);

type Unsubscribed = { lead_email: string; unsubscribed: boolean; groups: Membership[] };

/**
 * Unsubscribes a contact from each group that it gets mail from, one request a group. It is safe to repeat:
 * the second time finds fewer groups, so when time runs out Zapier is told to run the step again.
 */
const perform = withShop('step', async (shop, input): Promise<Unsubscribed> => {
  const lead_email = email.read(input);
  const found = await membershipsOf(shop, lead_email, shop.bounds.readSeconds);
  if (found === undefined) {
    throw new errors.HaltedError('Your account has no contact with this email. Check the address.');
  }
  const once = new Map(found.map((group) => [group.rass_name ?? group, group]));
  const active = [...once.values()].filter(
    ({ rass_status, rass_name }) =>
      !UNSUBSCRIBED.includes(rass_status) && !(rass_name !== null && isAutomatic(rass_name)),
  );
  const groups: Membership[] = [];
  for (const [index, group] of active.entries()) {
    const { rass_name } = group;
    // Without its name the request would be about no group, or about all.
    if (rass_name === null) continue;
    if (shop.secondsLeft < LEAST_SECONDS) throw notYet(active.slice(index));
    const { code } = await shop.call(
      'DeleteSubscribe',
      { lead_email, rass_name },
      { accepts: GONE },
    );
    if (code === 0) groups.push(group);
  }
  const nameless = active.filter(({ rass_name }) => rass_name === null);
  if (nameless.length > 0) throw unnamed(nameless);
  return { lead_email, unsubscribed: true, groups };
});

/** With less than this left, an answer might not come in time. */
const LEAST_SECONDS = 3;

const titlesOf = (groups: readonly Membership[]) =>
  groups
    .slice(0, 5)
    .map(({ rass_title, rass_name }) => rass_title ?? rass_name ?? 'a group without a name')
    .join(', ');

const unnamed = (left: readonly Membership[]) =>
  new errors.HaltedError(
    `We couldn't unsubscribe the contact from these groups, because your shop didn't send their IDs: ${titlesOf(left)}. Unsubscribe the contact from them in your shop. All other groups are done.`,
  );

const notYet = (left: readonly Membership[]) =>
  new errors.ThrottledError(
    `There was no time for ${left.length} of the contact's groups: ${titlesOf(left)}. Zapier will run this step again and go on with them.`,
    retryAfter(),
  );

export default {
  key: 'unsubscribe_contact',
  noun: 'Contact',
  display: {
    label: 'Unsubscribe Contact from All Groups',
    description:
      'Unsubscribes a contact from every group that sends them mail. They stay in your account.',
  },
  operation: {
    inputFields: [
      {
        key: 'warning',
        type: 'copy',
        helpText:
          '**The contact gets no more mail from any group.** If you add them to a group again later, they are not asked to confirm.',
      },
      email.field,
    ],
    perform,
    throttle: THROTTLE,
    sample: {
      lead_email: emailSample,
      unsubscribed: true,
      groups: [
        {
          rass_name: '1605189997.0025174394',
          rass_title: 'Newsletter',
          rass_status: 'STATUS_SUBSCRIBE',
          rass_status_name: 'Subscribed',
          subscription_time: '2026-03-02T09:15:00Z',
        },
      ],
    },
    outputFields: [
      { key: 'lead_email', label: 'Email', type: 'string' },
      { key: 'unsubscribed', label: 'Unsubscribed', type: 'boolean' },
      { key: 'groups[]rass_name', label: 'Group ID', type: 'string' },
      { key: 'groups[]rass_title', label: 'Group Name', type: 'string' },
      { key: 'groups[]rass_status', label: 'Group Status Before', type: 'string' },
      { key: 'groups[]rass_status_name', label: 'Group Status Name Before', type: 'string' },
      { key: 'groups[]subscription_time', label: 'Subscribed At', type: 'datetime' },
    ],
  },
} satisfies Create;
