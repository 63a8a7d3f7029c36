import type { Personality } from '../personality.ts';
import { ContactTable } from './contact_table.ts';
import type {
  Contact,
  Group,
  Lead,
  PersonChange,
  RawContact,
  Subscription,
} from './contact_types.ts';
import type { Database } from './database.ts';
import { isIn, needsLetter, openGroups } from './group_rules.ts';
import { Leads } from './leads.ts';
import { afterChange, afterLead, rawPerson } from './person.ts';
import { Refusal } from './refusal.ts';

/** The contacts of a shop and its groups, with the service's rules for them. */
export class Contacts {
  /** The same contacts as API 2.0 knows them. */
  readonly leads: Leads;
  readonly #db: Database;
  readonly #table: ContactTable;
  readonly #now: () => number;
  readonly #firstGroups: readonly Group[];
  readonly #personality: () => Personality;

  /**
   * @param now the clock, in unix seconds
   * @param groups those that there are to begin with
   */
  constructor(
    db: Database,
    now: () => number,
    groups: readonly Group[],
    personality: () => Personality,
  ) {
    this.#db = db;
    this.#table = new ContactTable(db);
    this.#now = now;
    this.#firstGroups = groups;
    this.#personality = personality;
    this.leads = new Leads(this.#table, now, personality);
    if (this.groups().length === 0) this.#begin();
  }

  groups(): Group[] {
    return this.#table.groups();
  }

  /** Adds groups, or replaces those of the same name. */
  putGroups(groups: readonly Group[]): Group[] {
    for (const group of groups) this.#table.putGroup(group);
    return this.groups();
  }

  /** @param email in any case */
  get(email: string): Contact | undefined {
    return this.#table.get(email);
  }

  all(): Contact[] {
    return this.#table.all();
  }

  /**
   * Puts a contact in all of the groups that it is not in yet.
   * @returns whether it has to confirm, of which a letter has gone out
   * @throws {Refusal} 100 to 104
   */
  add({ groups, email, ...lead }: Lead): 'added' | 'pending' {
    if (email === '') throw new Refusal(100, 'email is missing');
    if (!/^[^\s@\0]+@[^\s@\0]+\.[^\s@\0]+$/.test(email)) {
      throw new Refusal(101, 'subscription error: wrong email');
    }
    const known = openGroups(this.#table, groups, this.#personality());
    const contact = this.get(email);
    const before = (group: Group) =>
      contact?.subscriptions.find((subscription) => subscription.group === group.name);
    const missing = known.filter((group) => !isIn(before(group)?.status));
    if (missing.length === 0) throw new Refusal(102, 'the subscriber is already registered');

    if (!contact || this.#personality().existingContact === 'changed') {
      this.#table.putPerson(afterLead(contact, { email, ...lead }, this.#now()));
    }
    const { tag, doneurl2, utm } = lead;
    const waits = missing.map((group) => {
      // Who was in the group before gets no letter.
      const wait = !before(group) && needsLetter(group, lead.activation, this.#personality());
      const status = wait ? 'STATUS_WAIT' : 'STATUS_SUBSCRIBE';
      const time = this.#now();
      this.#table.putSubscription(email, { group: group.name, status, time, tag, doneurl2, utm });
      return wait;
    });
    return waits.includes(true) ? 'pending' : 'added';
  }

  /** @throws {Refusal} 801 */
  update(email: string, change: PersonChange): void {
    const { subscriptions: _, ...person } = this.#contact(email);
    this.#table.putPerson(afterChange(person, change, this.#personality()));
  }

  /**
   * The contact stays, with its status in that group changed. Doing it twice is no mistake.
   * @throws {Refusal} 800, 801
   */
  unsubscribe(email: string, groupName: string): void {
    const group = this.#table.group(groupName);
    if (!group || group.automatic) throw new Refusal(800, 'group subscribers is not found');
    this.#change(this.#contact(email), groupName, 'STATUS_UNSUBSCRIBE');
  }

  /**
   * What a contact does with the letter that it got, to one group or to all.
   * @throws {Refusal} 801
   */
  confirm(email: string, groupName?: string): Contact {
    const contact = this.#contact(email);
    for (const { group, status } of contact.subscriptions) {
      if (status !== 'STATUS_WAIT' || group !== (groupName ?? group)) continue;
      this.#change(contact, group, 'STATUS_SUBSCRIBE');
    }
    return this.#contact(email);
  }

  /**
   * Active subscriptions of a group or of `all`, or contacts that have one: `unique`.
   * @throws {Refusal} 800
   */
  count(groupName: string): number {
    if (groupName === 'unique') return this.#table.countPeople();
    if (groupName === 'all') return this.#table.countActive();
    const group = this.#table.group(groupName);
    if (!group) throw new Refusal(800, 'group subscribers is not found');
    return group.automatic ? this.#table.countPeople() : this.#table.countActive(group.name);
  }

  /** All of them or, when one is impossible, none. Those that are there already are replaced. */
  insert(contacts: readonly RawContact[]): Contact[] {
    return this.#db.whole(() => contacts.map((contact) => this.#insertOne(contact)));
  }

  /** Deletes every contact; the groups are those that there were to begin with. */
  clear(): void {
    this.#table.clear();
    this.#begin();
  }

  #begin(): void {
    for (const group of this.#firstGroups) this.#table.putGroup(group);
  }

  #contact(email: string): Contact {
    const contact = this.get(email);
    if (!contact) throw new Refusal(801, 'subscriber with such address is not found');
    return contact;
  }

  /** @throws {Refusal} 801 when the contact never was in that group */
  #change(contact: Contact, group: string, status: Subscription['status']): void {
    const subscription = contact.subscriptions.find((one) => one.group === group);
    if (!subscription) throw new Refusal(801, 'subscriber with such address is not found');
    this.#table.putSubscription(contact.email, { ...subscription, status });
  }

  #insertOne(contact: RawContact): Contact {
    const person = rawPerson(contact, this.#now());
    const { email, created } = person;
    this.#table.putPerson(person);
    const { groups = [] } = contact;
    for (const one of groups) {
      const { name, ...more } = typeof one === 'string' ? { name: one } : one;
      if (!this.#table.group(name)) throw new Refusal(501, `there is no group ${name}`);
      const usual = { status: 'STATUS_SUBSCRIBE', time: created, tag: '', doneurl2: '' } as const;
      this.#table.putSubscription(email, { ...usual, utm: {}, ...more, group: name });
    }
    return this.#contact(email);
  }
}
