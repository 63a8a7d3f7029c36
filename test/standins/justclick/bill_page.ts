import { type Answer, htmlAnswer } from './answer.ts';
import { billToken } from './functions.ts';
import type { Order, Store } from './store.ts';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<h1>${escapeHtml(title)}</h1>
${body}
</html>
`;
}

function orderPage(order: Order): string {
  const goods = order.goods.map(
    ({ title, sum }) => `<li>${escapeHtml(title)}: ${sum.toFixed(2)}</li>`,
  );
  const button =
    order.pay_status === 'waiting' ? '<form method="post"><button>Pay</button></form>' : '';
  return page(
    `Order ${order.id}`,
    `<p>${escapeHtml(`${order.first_name} ${order.last_name}`.trim())} ${escapeHtml(order.email)}</p>
<ul>${goods.join('')}</ul>
<p>Total: ${order.price.toFixed(2)}. Status: ${escapeHtml(order.pay_status)}.</p>
${button}`,
  );
}

/** Nothing but its own form runs on a page, and no other site shows it in a frame. */
const POLICY = "default-src 'none'; form-action 'self'; frame-ancestors 'none'";

function pageAnswer(status: number, html: string): Answer {
  const answer = htmlAnswer(status, html);
  return { ...answer, headers: { ...answer.headers, 'content-security-policy': POLICY } };
}

/**
 * The page a customer pays on: GET shows it, POST pays now, as far as the order can still be paid.
 * @param path `/bill/{id}/{token}`; a wrong token is no order
 */
export function billPage(store: Store, method: string, path: string): Answer {
  const [, id, token] = /^\/bill\/(\d{1,12})\/(\w+)$/.exec(path) ?? [];
  const order = store.getOrder(Number(id));
  if (!order || token !== billToken(order)) {
    return pageAnswer(404, page('No such order', ''));
  }
  if (method === 'GET') return pageAnswer(200, orderPage(order));
  if (method !== 'POST') return pageAnswer(405, page('Not allowed', ''));
  if (order.pay_status === 'waiting') {
    const paid = store.updateStatus(order.id, { status: 'paid', date: store.now() });
    return pageAnswer(200, orderPage(paid));
  }
  return pageAnswer(409, orderPage(order));
}
