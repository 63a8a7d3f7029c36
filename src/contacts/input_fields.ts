/** The group of fields about the person. */
export const contactGroup = { key: 'contact', label: 'Contact' } as const;

/** By which the service knows a contact. */
export const emailField = {
  key: 'lead_email',
  label: 'Email',
  type: 'string',
  required: true,
} as const;

/** What a contact has of its own. The service keeps one field for the whole name. */
export const personFields = [
  { key: 'lead_name', label: 'Name', type: 'string' },
  { key: 'lead_phone', label: 'Phone', type: 'string' },
  { key: 'lead_city', label: 'City', type: 'string' },
] as const;
