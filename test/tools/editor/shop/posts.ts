import qs from 'qs';
import type { Post } from '../../../standins/justclick/notifications/notifier.ts';
import type { PanelPost, Row } from '../wire.ts';

const MOST = 20;

/** The notifications that the shop has posted, the newest first. */
export const postsOf = (posts: readonly Post[]): PanelPost[] =>
  posts
    .map(({ event, order, product, status, error }, at) => ({
      key: String(at),
      title: `Order ${order} ${event}`,
      text: `Posted for ${product}: ${status === undefined ? error : `HTTP ${status}`}`,
    }))
    .toReversed()
    .slice(0, MOST);

/** A form as a catch hook hands it on: nested as PHP means it, each value a text. */
export const recordOf = (body: string): Row => ({ ...qs.parse(body, { arrayLimit: 1000 }) });
