/**
 * The labels of the app once more, written down by hand. Two that are swapped send a value to the wrong
 * place in each Zap that is made from then on, and no other test knows which is which.
 */
type Labels = Readonly<Record<string, string>>;

const ORDER: Labels = {
  id: 'Order Number',
  pay_status: 'Payment Status',
  pay_status_name: 'Payment Status Name',
  price: 'Order Total',
  created: 'Created At',
  paid: 'Paid At',
  link: 'Payment Link',
  email: 'Customer Email',
  first_name: 'Customer First Name',
  last_name: 'Customer Last Name',
  middle_name: 'Customer Middle Name',
  phone: 'Customer Phone',
  country: 'Customer Country',
  region: 'Customer Region',
  city: 'Customer City',
  address: 'Customer Address',
  postalcode: 'Customer Postal Code',
  payway: 'Payment Method',
  type: 'Order Type',
  is_recurrent: 'Recurring Payment',
  comment: 'Comment',
  domain: 'Shop Domain',
  utm__medium: 'UTM Medium',
  utm__source: 'UTM Source',
  utm__campaign: 'UTM Campaign',
  utm__content: 'UTM Content',
  utm__term: 'UTM Term',
  details__good_names: 'Product Names',
  details__good_ids: 'Product IDs',
  details__good_count: 'Number of Products',
  details__bill_sum_topay: 'Amount Due',
  details__prepayment_enabled: 'Prepayment Allowed',
  details__prepayment_minsum: 'Minimum Prepayment',
  details__tag: 'Tag',
  details__kupon: 'Coupon',
};

const ITEM: Labels = {
  id: 'Product Code',
  title: 'Product Name',
  sum: 'Price Paid',
  price: 'List Price',
  pincode: 'Product Pin Code',
  partner_name: 'Affiliate Login',
  partner_fee: 'Affiliate Fee',
};

const PARTNERS: Labels = {
  'partners[]partner_lvl': 'All Affiliates: Level',
  'partners[]partner_id': 'All Affiliates: ID',
  'partners[]partner_name': 'All Affiliates: Login',
  'partners[]partner_fee': 'All Affiliates: Fee',
  'partners[]good_name': 'All Affiliates: Product Code',
  'partners[]good_title': 'All Affiliates: Product Name',
};

const under = (prefix: string, labels: Labels): Labels =>
  Object.fromEntries(Object.entries(labels).map(([key, label]) => [`${prefix}${key}`, label]));

const WHOLE_ORDER: Labels = {
  ...ORDER,
  ...under('details__items[]', ITEM),
  ...under('details__', PARTNERS),
};

const MEMBERSHIP: Labels = {
  'groups[]rass_name': 'Group ID',
  'groups[]rass_title': 'Group Name',
  'groups[]rass_status': 'Group Status',
  'groups[]rass_status_name': 'Group Status Name',
  'groups[]subscription_time': 'Subscribed At',
};

const CONTACT: Labels = {
  lead_email: 'Email',
  result: 'Result',
  result_name: 'Result Name',
  ...MEMBERSHIP,
};

const TRAFFIC: Labels = {
  affiliate: 'Affiliate Login',
  utm_medium: 'UTM Medium',
  utm_source: 'UTM Source',
  utm_campaign: 'UTM Campaign',
  utm_content: 'UTM Content',
  utm_term: 'UTM Term',
  aff_medium: 'Affiliate Medium',
  aff_source: 'Affiliate Source',
  aff_campaign: 'Affiliate Campaign',
  aff_content: 'Affiliate Content',
  aff_term: 'Affiliate Term',
};

/** Of a contact, in the form and in the result. */
const PERSON: Labels = {
  lead_first_name: 'First Name',
  lead_last_name: 'Last Name',
  lead_middle_name: 'Middle Name',
  lead_phone: 'Phone',
  add_to_lists: 'Add to Groups',
  remove_from_lists: 'Remove from Groups',
  add_tags: 'Add Tags',
  remove_tags: 'Remove Tags',
  lead_description: 'Description',
  lead_utc: 'Time Zone',
  lead_personal_manager: 'Personal Manager',
  lead_facebook: 'Facebook',
  lead_instagram: 'Instagram',
  lead_whatsapp: 'WhatsApp',
  lead_telegram: 'Telegram',
  lead_viber: 'Viber',
  lead_vkontakte: 'VK',
  lead_in: 'LinkedIn',
};

const address = (kind: string, before = ''): Labels => ({
  [`lead_${kind}_address_1`]: `${before}Address Line 1`,
  [`lead_${kind}_address_2`]: `${before}Address Line 2`,
  [`lead_${kind}_city`]: `${before}City`,
  [`lead_${kind}_state`]: `${before}State or Region`,
  [`lead_${kind}_zip`]: `${before}Postal Code`,
  [`lead_${kind}_country_code`]: `${before}Country`,
});

const FILTERED: Labels = { goods: 'Products', look_back_days: 'Look Back' };
const NAMED: Labels = { lead_name: 'Name', lead_phone: 'Phone', lead_city: 'City' };

/** What each field of a form is called, by the operation. */
export const FORMS: Readonly<Record<string, Labels>> = {
  'triggers.new_paid_order': FILTERED,
  'triggers.new_order': FILTERED,
  'triggers.order_status_changed': { pay_status: 'Status', ...FILTERED },
  'triggers.order_refunded': FILTERED,
  'triggers.order_canceled': FILTERED,
  'triggers.new_paid_order_item': { good_name: 'Products', look_back_days: 'Look Back' },
  'triggers.order_left_unpaid': { hours: 'Hours Without Payment', ...FILTERED },
  'creates.create_order': {
    bill_email: 'Customer Email',
    'goods[]good_name': 'Product',
    'goods[]good_sum': 'Price',
    'goods[]quantity': 'Quantity',
    bill_first_name: 'First Name',
    bill_surname: 'Last Name',
    bill_middle_name: 'Middle Name',
    bill_phone: 'Phone',
    bill_country: 'Country',
    bill_region: 'Region',
    bill_city: 'City',
    bill_address: 'Address',
    bill_postal_code: 'Postal Code',
    bill_kupon: 'Coupon',
    bill_tag: 'Tag',
    bill_comment: 'Comment',
    bill_ip: 'Customer IP Address',
    bill_domain: 'Payment Page Domain',
    bill_created: 'Created At',
    bill_timer_kill: 'Cancel if Unpaid',
    bill_timer_kill_date: 'Cancel At',
    ...TRAFFIC,
  },
  'creates.update_order_status': { bill_id: 'Order', status: 'New Status', rpo: 'Tracking Number' },
  'creates.delete_order': { bill_id: 'Order', only_if_unpaid: 'Only if Unpaid' },
  'creates.add_contact_to_group': {
    lead_email: 'Email',
    rid: 'Groups',
    ...NAMED,
    tag: 'Tag',
    doneurl2: 'Page After Confirmation',
    activation: 'Ask for Confirmation',
    ...TRAFFIC,
  },
  'creates.update_contact': { lead_email: 'Email', ...NAMED, lead_tags: 'Tags' },
  'creates.add_or_update_contact': {
    lead_email: 'Email',
    ...PERSON,
    ...address('shipping'),
    ...address('billing'),
  },
  'creates.add_tags': { lead_email: 'Email', add_tags: 'Tags' },
  'creates.remove_tags': { lead_email: 'Email', remove_tags: 'Tags' },
  'creates.remove_contact_from_group': { lead_email: 'Email', rass_name: 'Group' },
  'creates.unsubscribe_contact': { lead_email: 'Email' },
  'searches.find_order': {
    email: 'Customer Email',
    pay_status: 'Status',
    good_name: 'Product',
    bill_id: 'Order Number',
    limit: 'Number of Orders',
  },
  'searches.find_order_from_notification': {
    id: 'Order Number',
    email: 'Customer Email',
    created: 'Created',
    paid: 'Paid',
    status: 'Status',
    hash: 'Hash',
  },
  'searches.find_product': { product: 'Product', part_of_name: 'Also Part of a Name' },
  'searches.find_contact': { lead_email: 'Email', rass_name: 'Group' },
  'searches.find_affiliate_statistics': {
    partner: 'Affiliate Login',
    date_from: 'From',
    date_to: 'To',
  },
};

const EXISTED: Labels = { already_existed: 'Already Existed' };

/** What each field of a result is called. */
export const RESULTS: Readonly<Record<string, Labels>> = {
  'triggers.new_paid_order': WHOLE_ORDER,
  'triggers.new_order': WHOLE_ORDER,
  'triggers.order_status_changed': WHOLE_ORDER,
  'triggers.order_refunded': WHOLE_ORDER,
  'triggers.order_canceled': WHOLE_ORDER,
  'triggers.order_left_unpaid': WHOLE_ORDER,
  'triggers.new_paid_order_item': {
    id: 'Order Item',
    ...under('item__', { ...ITEM, ...PARTNERS }),
    ...under('order__', WHOLE_ORDER),
  },
  'creates.create_order': { ...WHOLE_ORDER, ...EXISTED },
  'creates.update_order_status': WHOLE_ORDER,
  'creates.delete_order': { id: 'Order Number', deleted: 'Deleted' },
  'creates.add_contact_to_group': CONTACT,
  'creates.update_contact': { lead_email: 'Email', ...NAMED, lead_tags: 'Tags' },
  'creates.add_or_update_contact': {
    ...CONTACT,
    ...PERSON,
    ...address('shipping', 'Shipping '),
    ...address('billing', 'Billing '),
  },
  'creates.add_tags': { lead_email: 'Email', tags: 'Tags' },
  'creates.remove_tags': { lead_email: 'Email', tags: 'Tags' },
  'creates.remove_contact_from_group': {
    ...{ lead_email: 'Email', rass_name: 'Group ID', unsubscribed: 'Unsubscribed' },
  },
  'creates.unsubscribe_contact': {
    lead_email: 'Email',
    unsubscribed: 'Unsubscribed',
    ...MEMBERSHIP,
    'groups[]rass_status': 'Group Status Before',
    'groups[]rass_status_name': 'Group Status Name Before',
  },
  'searches.find_order': { ...WHOLE_ORDER, ...EXISTED },
  'searches.find_order_from_notification': {
    ...WHOLE_ORDER,
    ...{ event: 'Event', event_name: 'Event Name', is_current: 'Still Current' },
  },
  'searches.find_product': {
    good_id: 'Product ID',
    good_name: 'Product Code',
    good_title: 'Product Name',
    good_type: 'Product Type',
    good_sum: 'List Price',
  },
  'searches.find_contact': CONTACT,
  'searches.find_affiliate_statistics': {
    partner: 'Affiliate Login',
    earned_total: 'Earned',
    topay_total: 'To Be Paid',
    clicks_total: 'Clicks',
    leads_total: 'Contacts',
    bills_total: 'Orders',
    partners_total: 'Affiliates of Their Own',
  },
};
