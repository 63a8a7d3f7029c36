import { testEndedOrders } from '../support/ended_orders.ts';

testEndedOrders('order_refunded', 'return', 'cancel');
