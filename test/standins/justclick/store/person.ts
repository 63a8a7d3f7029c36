import type { Personality } from '../personality.ts';
import type { Lead, Person, PersonChange, RawContact } from './contact_types.ts';

/** What the service calls a contact who gave no name. */
export const NAMELESS = 'Dear Friend';

/** The person of a contact that is put in whatever it is. */
export function rawPerson({ groups: _, ...given }: RawContact, now: number): Person {
  const email = given.email.toWellFormed();
  return { name: NAMELESS, phone: '', city: '', tags: [], created: now, ...given, email };
}

/** A person after a form came in; what the form leaves empty is as it was. */
export function afterLead(
  person: Person | undefined,
  lead: Pick<Lead, 'email' | 'name' | 'phone' | 'city'>,
  now: number,
): Person {
  return {
    email: person?.email ?? lead.email,
    name: lead.name || (person?.name ?? NAMELESS),
    phone: lead.phone || (person?.phone ?? ''),
    city: lead.city || (person?.city ?? ''),
    tags: person?.tags ?? [],
    created: person?.created ?? now,
    ...(person?.texts && { texts: person.texts }),
  };
}

/** A person after an update. */
export function afterChange(
  person: Person,
  { tags, ...change }: PersonChange,
  { leadTags, emptyField }: Pick<Personality, 'leadTags' | 'emptyField'>,
): Person {
  const isKept = emptyField === 'as it was';
  const changed = (name: 'name' | 'phone' | 'city', nothing: string) => {
    const { [name]: given = person[name] } = change;
    return given || (isKept ? person[name] : nothing);
  };
  const staysTagged = leadTags === 'beside' || (isKept && tags?.length === 0);
  return {
    ...person,
    name: changed('name', NAMELESS),
    phone: changed('phone', ''),
    city: changed('city', ''),
    tags:
      tags === undefined
        ? person.tags
        : [...new Set([...(staysTagged ? person.tags : []), ...tags])],
  };
}
