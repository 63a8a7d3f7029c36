/** What API 2.0 keeps of a contact as texts, by its own names without their `lead_`. */
export const LEAD_TEXTS = [
  'first_name',
  'middle_name',
  'last_name',
  'utc',
  'description',
  'personal_manager',
  'shipping_address_1',
  'shipping_address_2',
  'shipping_city',
  'shipping_state',
  'shipping_zip',
  'shipping_country_code',
  'billing_address_1',
  'billing_address_2',
  'billing_city',
  'billing_state',
  'billing_zip',
  'billing_country_code',
  'facebook',
  'instagram',
  'whatsapp',
  'telegram',
  'viber',
  'vkontakte',
  'in',
] as const;
export type LeadText = (typeof LEAD_TEXTS)[number];

/** What addupdatelead asks for. A text that is left out stays as it is; an empty one may not. */
export interface LeadUpdate {
  /** Empty makes a contact without one. */
  email: string;
  phone: string | undefined;
  texts: Partial<Record<LeadText, string>>;
  addTags: readonly string[];
  removeTags: readonly string[];
  addTo: readonly string[];
  removeFrom: readonly string[];
}
