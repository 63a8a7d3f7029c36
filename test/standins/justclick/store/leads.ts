import type { Personality } from '../personality.ts';
import type { ContactTable } from './contact_table.ts';
import type { Contact, Group, Person } from './contact_types.ts';
import { isIn, needsLetter, openGroups } from './group_rules.ts';
import type { LeadUpdate } from './lead_types.ts';
import { NAMELESS } from './person.ts';
import { Refusal } from './refusal.ts';

const noContact = () => new Refusal(801, 'subscriber with such address is not found');

/** Contacts as API 2.0 knows them: with tags, a name in three parts, addresses and messengers. */
export class Leads {
  readonly #table: ContactTable;
  readonly #now: () => number;
  readonly #personality: () => Personality;

  /** @param now the clock, in unix seconds */
  constructor(table: ContactTable, now: () => number, personality: () => Personality) {
    this.#table = table;
    this.#now = now;
    this.#personality = personality;
  }

  /**
   * Makes a contact or changes the one with that e-mail. Without one it makes a contact each time.
   * Assumed: what is there already, or is not, is no mistake here.
   * @throws {Refusal} 101, 103, 104
   */
  save(update: LeadUpdate): void {
    const { email, addTo, removeFrom, addTags, removeTags } = update;
    if (email !== '' && !/^[^\s@\0]+@[^\s@\0]+\.[^\s@\0]+$/.test(email)) {
      throw new Refusal(101, 'subscription error: wrong email');
    }
    const groups = addTo.length > 0 ? openGroups(this.#table, addTo, this.#personality()) : [];
    if (removeFrom.some((name) => !this.#table.group(name))) {
      throw new Refusal(103, 'has an invalid subscriptions group');
    }
    const contact = email === '' ? undefined : this.#table.get(email);
    const changed = this.#changed(contact, update);
    const tags = this.#without(this.#with(changed.tags, addTags), removeTags);
    const person = { ...changed, tags };
    const key = email === '' ? this.#table.putNameless(person) : email;
    if (email !== '') this.#table.putPerson(person);
    for (const group of groups) this.#subscribe(key, contact, group);
    for (const name of removeFrom) this.#unsubscribe(key, name);
  }

  /** @throws {Refusal} 801, or 102 when all of them are there already, if the service minds */
  tag(email: string, tags: readonly string[]): void {
    const { subscriptions: _, ...person } = this.#contact(email);
    const after = this.#with(person.tags, tags);
    if (after.length === person.tags.length && this.#personality().tagTwice === 'refused') {
      throw new Refusal(102, 'the subscriber already has this tag');
    }
    this.#table.putPerson({ ...person, tags: after });
  }

  /** @throws {Refusal} 801, or 802 when none of them is there, if the service minds */
  untag(email: string, tags: readonly string[]): void {
    const { subscriptions: _, ...person } = this.#contact(email);
    const after = this.#without(person.tags, tags);
    if (after.length === person.tags.length && this.#personality().absent === 'refused') {
      throw new Refusal(802, 'the subscriber does not have this tag');
    }
    this.#table.putPerson({ ...person, tags: after });
  }

  /** @throws {Refusal} 800, 801, or 802 when the contact is in none of them, if the service minds */
  leave(email: string, groups: readonly string[]): void {
    const known = groups.map((name) => this.#table.group(name));
    if (known.some((group) => !group || group.automatic)) {
      throw new Refusal(800, 'group subscribers is not found');
    }
    this.#contact(email);
    const left = groups.map((name) => this.#unsubscribe(email, name));
    if (!left.includes(true) && this.#personality().absent === 'refused') {
      throw new Refusal(802, 'the subscriber is not in this group');
    }
  }

  #contact(email: string): Contact {
    const contact = this.#table.get(email);
    if (!contact) throw noContact();
    return contact;
  }

  #changed(contact: Contact | undefined, { email, phone, texts }: LeadUpdate): Person {
    const isKept = this.#personality().emptyLeadField === 'as it was';
    const given = Object.entries(texts).filter(([, text]) => text !== '' || !isKept);
    const before = contact?.texts ?? {};
    const after = { ...before, ...Object.fromEntries(given) };
    // The signed API knows one name, which cannot be read back either.
    const parts = [after.first_name, after.middle_name, after.last_name].filter(Boolean);
    return {
      email: contact?.email ?? email,
      name: parts.join(' ') || (contact?.name ?? NAMELESS),
      phone: phone === undefined || (phone === '' && isKept) ? (contact?.phone ?? '') : phone,
      city: contact?.city ?? '',
      tags: contact?.tags ?? [],
      created: contact?.created ?? this.#now(),
      texts: Object.fromEntries(Object.entries(after).filter(([, text]) => text !== '')),
    };
  }

  #subscribe(key: string, contact: Contact | undefined, group: Group): void {
    const before = contact?.subscriptions.find((one) => one.group === group.name);
    const { leadConfirms, leadResubscribes, activation } = this.#personality();
    if (isIn(before?.status) || (before && !leadResubscribes)) return;
    const isAsked = leadConfirms === 'as by AddLeadToGroup';
    const waits = !before && isAsked && needsLetter(group, false, { activation });
    const status = waits ? 'STATUS_WAIT' : 'STATUS_SUBSCRIBE';
    const rest = { time: this.#now(), tag: '', doneurl2: '', utm: {} };
    this.#table.putSubscription(key, { group: group.name, status, ...rest });
  }

  /** @returns whether the contact was in it */
  #unsubscribe(key: string, name: string): boolean {
    const before = this.#table.get(key)?.subscriptions.find(({ group }) => group === name);
    if (!before || !isIn(before.status)) return false;
    this.#table.putSubscription(key, { ...before, status: 'STATUS_UNSUBSCRIBE' });
    return true;
  }

  #isSame(one: string, other: string): boolean {
    if (this.#personality().tagCase === 'told apart') return one === other;
    return one.toLowerCase() === other.toLowerCase();
  }

  #with(tags: readonly string[], more: readonly string[]): string[] {
    const all = [...tags];
    for (const tag of more) if (!all.some((one) => this.#isSame(one, tag))) all.push(tag);
    return all;
  }

  #without(tags: readonly string[], less: readonly string[]): string[] {
    return tags.filter((one) => !less.some((tag) => this.#isSame(one, tag)));
  }
}
