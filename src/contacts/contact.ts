import { codes, type PhpRecord, recordsIn, type Shop } from '../justclick/index.ts';
import { emailField } from '../values/email.ts';
import { required } from '../values/field.ts';
import {
  type FieldSpecs,
  outputFields,
  type RecordOf,
  readRecord,
  sampleOf,
} from '../values/output.ts';
import { digitsField, textField } from '../values/text.ts';
import { groupName } from './group.ts';

/**
 * What a contact is to the service: an email that is in groups. Its name, phone, city and tags can be
 * written, but no function reads them.
 */
const EMAIL = {
  lead_email: { label: 'Email', type: 'string', sample: 'anna.petrova@example.com' },
} as const satisfies FieldSpecs;

/** One group that a contact is, or was, in (GetLeadGroupStatuses). */
const MEMBERSHIP = {
  rass_name: { label: 'Group ID', type: 'string', sample: '1605189997.0025174394' },
  rass_title: { label: 'Group Name', type: 'string', sample: 'Newsletter' },
  rass_status: { label: 'Group Status', type: 'string', sample: 'STATUS_SUBSCRIBE' },
  rass_status_name: { label: 'Group Status Name', type: 'string', sample: 'Subscribed' },
  subscription_time: { label: 'Subscribed At', type: 'datetime', sample: '2026-03-02T09:15:00Z' },
} as const satisfies FieldSpecs;

/** How a contact came to a result. What people see of it stands beside it, as for a payment status. */
export const OUTCOMES = {
  found: 'Found',
  added: 'Added',
  waiting: 'Waiting for Confirmation',
  already_there: 'Already There',
  saved: 'Saved',
} as const;
export type Outcome = keyof typeof OUTCOMES;

const OUTCOME = {
  result: { label: 'Result', type: 'string', sample: 'added' },
  result_name: { label: 'Result Name', type: 'string', sample: OUTCOMES.added },
} as const satisfies FieldSpecs;

export type Membership = RecordOf<typeof MEMBERSHIP>;

/** A contact as the search and the action behind "find or create" give it. */
export type Contact = {
  lead_email: string;
  result: Outcome;
  result_name: string;
  groups: Membership[];
};

export const contactOutputFields = [
  ...outputFields({ ...EMAIL, ...OUTCOME }),
  ...outputFields(MEMBERSHIP, 'groups[]'),
];

export const emailSample = EMAIL.lead_email.sample;

export const contactSample = (result: Outcome): Contact =>
  contactOf(emailSample, result, [sampleOf(MEMBERSHIP)]);

export const contactOf = (email: string, result: Outcome, groups: Membership[]): Contact => ({
  lead_email: email,
  result,
  result_name: OUTCOMES[result],
  groups,
});

/** A group that a contact was put in, where nothing more is known of it. */
export const membershipIn = (group: string): Membership =>
  readMembership({ rass_name: group, rass_title: null });

/** Codes of GetLeadGroupStatuses: there is no such contact, and it is in no group. */
const NO_CONTACT = 500;
const NO_GROUPS = 501;

/**
 * The groups that a contact is, or was, in; undefined when there is no contact with that email.
 *
 * @param seconds that this may take, of those that the run has left
 * @throws the Zapier error that fits, and never takes an answer that cannot be read for no contact
 */
export async function membershipsOf(
  shop: Shop,
  email: string,
  seconds: number,
): Promise<Membership[] | undefined> {
  const accepts = codes(NO_CONTACT, NO_GROUPS);
  const { code, result } = await shop.call('GetLeadGroupStatuses', { email }, { seconds, accepts });
  if (code === NO_CONTACT) return undefined;
  return recordsIn(code === NO_GROUPS ? [] : result).map(readMembership);
}

/** The same after a step that has changed the contact: what cannot be looked at is left open, and no error. */
export async function lookAt(shop: Shop, email: string): Promise<Membership[] | undefined> {
  try {
    return await membershipsOf(shop, email, shop.bounds.lookSeconds);
  } catch (error) {
    shop.log(`The contact is saved, but its groups could not be read: ${error}`);
    return undefined;
  }
}

/** Dates may be unix seconds or text: that is not documented. */
function readMembership(raw: PhpRecord): Membership {
  const membership = readRecord(MEMBERSHIP, raw);
  return {
    ...membership,
    rass_name: groupName(raw),
    rass_status_name: nameOfStatus(membership.rass_status),
  };
}

/** The statuses of a contact in a group that the service's articles list. There may be others. */
const STATUSES: ReadonlyMap<string | null, string> = new Map([
  ['STATUS_WAIT', 'Waiting for Confirmation'],
  ['STATUS_SUBSCRIBE', 'Subscribed'],
  ['STATUS_UNSUBSCRIBE', 'Unsubscribed'],
  ['STATUS_UNSUBSCRIBE_BY_SERVICE', 'Unsubscribed by the Service'],
  ['STATUS_INVALID_EMAIL', 'Invalid Email'],
]);

/** What people see of a status; one that is not listed is shown as it is. */
const nameOfStatus = (status: string | null): string | null => STATUSES.get(status) ?? status;

/** The group of fields about the person. */
export const contactGroup = { key: 'contact', label: 'Contact' } as const;

/** By which the service knows a contact. */
export const email = required(
  emailField({ key: 'lead_email', label: 'Email', type: 'string', resource: 'contact.email' }),
);

/** What a contact has of its own. The service keeps one field for the whole name. */
export const personFields = [
  textField({ key: 'lead_name', label: 'Name', type: 'string' }),
  digitsField({ key: 'lead_phone', label: 'Phone', type: 'string' }),
  textField({ key: 'lead_city', label: 'City', type: 'string' }),
] as const;
