import zapier, { defineApp } from 'zapier-platform-core';
import packageJson from './package.json' with { type: 'json' };
import authentication from './src/authentication.ts';
import createOrder from './src/creates/create_order.ts';
import deleteOrder from './src/creates/delete_order.ts';
import updateOrderStatus from './src/creates/update_order_status.ts';
import { checkAnswer, signRequest } from './src/justclick/index.ts';
import newPaidOrder from './src/triggers/new_paid_order.ts';

export default defineApp({
  version: packageJson.version,
  platformVersion: zapier.version,

  authentication,
  beforeRequest: [signRequest],
  afterResponse: [checkAnswer],

  triggers: {
    [newPaidOrder.key]: newPaidOrder,
  },
  creates: {
    [createOrder.key]: createOrder,
    [updateOrderStatus.key]: updateOrderStatus,
    [deleteOrder.key]: deleteOrder,
  },
});
