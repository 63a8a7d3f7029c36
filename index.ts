import zapier, { defineApp } from 'zapier-platform-core';
import packageJson from './package.json' with { type: 'json' };
import authentication from './src/authentication.ts';
import addContactToGroup from './src/creates/add_contact_to_group.ts';
import addOrUpdateContact from './src/creates/add_or_update_contact.ts';
import addTags from './src/creates/add_tags.ts';
import createOrder from './src/creates/create_order.ts';
import deleteOrder from './src/creates/delete_order.ts';
import removeContactFromGroup from './src/creates/remove_contact_from_group.ts';
import removeTags from './src/creates/remove_tags.ts';
import unsubscribeContact from './src/creates/unsubscribe_contact.ts';
import updateContact from './src/creates/update_contact.ts';
import updateOrderStatus from './src/creates/update_order_status.ts';
import coupon from './src/dropdowns/coupon.ts';
import group from './src/dropdowns/group.ts';
import personalManager from './src/dropdowns/personal_manager.ts';
import productByCode from './src/dropdowns/product_by_code.ts';
import productById from './src/dropdowns/product_by_id.ts';
import recentOrder from './src/dropdowns/recent_order.ts';
import { orderDetails } from './src/hydrators/order_details.ts';
import { checkAnswer, signRequest } from './src/justclick/index.ts';
import findOrCreateContact from './src/search_or_creates/find_or_create_contact.ts';
import findOrCreateOrder from './src/search_or_creates/find_or_create_order.ts';
import findAffiliateStatistics from './src/searches/find_affiliate_statistics.ts';
import findContact from './src/searches/find_contact.ts';
import findOrder from './src/searches/find_order.ts';
import findOrderFromNotification from './src/searches/find_order_from_notification.ts';
import findProduct from './src/searches/find_product.ts';
import newOrder from './src/triggers/new_order.ts';
import newPaidOrder from './src/triggers/new_paid_order.ts';
import newPaidOrderItem from './src/triggers/new_paid_order_item.ts';
import orderCanceled from './src/triggers/order_canceled.ts';
import orderLeftUnpaid from './src/triggers/order_left_unpaid.ts';
import orderRefunded from './src/triggers/order_refunded.ts';
import orderStatusChanged from './src/triggers/order_status_changed.ts';

export default defineApp({
  version: packageJson.version,
  platformVersion: zapier.version,

  // Empty values stay: a line item without a price keeps its place, and every field reads them itself.
  flags: { cleanInputData: false },

  authentication,
  beforeRequest: [signRequest],
  afterResponse: [checkAnswer],

  triggers: {
    [newPaidOrder.key]: newPaidOrder,
    [newOrder.key]: newOrder,
    [orderStatusChanged.key]: orderStatusChanged,
    [orderRefunded.key]: orderRefunded,
    [orderCanceled.key]: orderCanceled,
    [newPaidOrderItem.key]: newPaidOrderItem,
    [orderLeftUnpaid.key]: orderLeftUnpaid,
    [productById.key]: productById,
    [productByCode.key]: productByCode,
    [recentOrder.key]: recentOrder,
    [group.key]: group,
    [coupon.key]: coupon,
    [personalManager.key]: personalManager,
  },
  creates: {
    [createOrder.key]: createOrder,
    [updateOrderStatus.key]: updateOrderStatus,
    [deleteOrder.key]: deleteOrder,
    [addContactToGroup.key]: addContactToGroup,
    [updateContact.key]: updateContact,
    [addOrUpdateContact.key]: addOrUpdateContact,
    [addTags.key]: addTags,
    [removeTags.key]: removeTags,
    [removeContactFromGroup.key]: removeContactFromGroup,
    [unsubscribeContact.key]: unsubscribeContact,
  },
  searches: {
    [findOrder.key]: findOrder,
    [findOrderFromNotification.key]: findOrderFromNotification,
    [findProduct.key]: findProduct,
    [findContact.key]: findContact,
    [findAffiliateStatistics.key]: findAffiliateStatistics,
  },
  searchOrCreates: {
    [findOrCreateOrder.key]: findOrCreateOrder,
    [findOrCreateContact.key]: findOrCreateContact,
  },
  hydrators: {
    orderDetails,
  },
});
