import type { LeadText } from './lead_types.ts';

export const GROUP_STATUSES = [
  'STATUS_WAIT',
  'STATUS_SUBSCRIBE',
  'STATUS_UNSUBSCRIBE',
  'STATUS_UNSUBSCRIBE_BY_SERVICE',
  'STATUS_INVALID_EMAIL',
] as const;
export type GroupStatus = (typeof GROUP_STATUSES)[number];

/** A list of contacts. */
export interface Group {
  /** The API's `rass_name`: a text even when it looks like a number. */
  name: string;
  title: string;
  /** The service fills it by itself, and no one else may. */
  automatic?: boolean;
  /** Who is added to it has to confirm that. */
  confirms?: boolean;
}

export interface Subscription {
  group: string;
  status: GroupStatus;
  /** Unix seconds. */
  time: number;
  tag: string;
  /** Where the contact lands after confirming. */
  doneurl2: string;
  /** `utm_medium` … `aff_term`, without the empty ones. */
  utm: Record<string, string>;
}

/** What a contact has of its own, whatever groups it is in. */
export interface Person {
  email: string;
  name: string;
  phone: string;
  city: string;
  tags: string[];
  /** Unix seconds. */
  created: number;
  /** What only API 2.0 knows, without the empty ones; left out until it has written something. */
  texts?: Partial<Record<LeadText, string>>;
}

export interface Contact extends Person {
  /** In the order in which they were made. */
  subscriptions: Subscription[];
}

/** A contact as it could have become, for filling a shop: nothing of it is checked. */
export interface RawContact extends Partial<Person> {
  email: string;
  /** Names of groups, each with what is not usual about the subscription. */
  groups?: readonly (string | ({ name: string } & Partial<Omit<Subscription, 'group'>>))[];
}

/** What AddLeadToGroup asks for. Empty texts are as good as none. */
export interface Lead {
  groups: readonly string[];
  email: string;
  name: string;
  phone: string;
  city: string;
  tag: string;
  doneurl2: string;
  /** Whether the contact has to confirm; plans differ in what they make of it. */
  activation: boolean;
  utm: Record<string, string>;
}

/** Fields of UpdateSubscriberData: those that are undefined stay as they are. */
export type PersonChange = { [Name in 'name' | 'phone' | 'city']?: string | undefined } & {
  tags?: string[] | undefined;
};
