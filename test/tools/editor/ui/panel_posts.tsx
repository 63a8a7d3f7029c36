import { useState } from 'preact/hooks';
import type { Caught, PanelPost } from '../wire.ts';
import { ask, useTask } from './client.ts';
import { Problem } from './failure.tsx';

/** What the stand-in has posted, for a Zap that begins with a catch hook. */
export function PanelPosts({ posts }: { posts: readonly PanelPost[] }) {
  const task = useTask();
  const [told, setTold] = useState<string>();
  const hand = ({ key, title }: PanelPost) =>
    task.run(async () => {
      const { hasBegun } = await ask<Caught>('hook', { post: key });
      setTold(
        hasBegun
          ? `The Zap has begun with "${title}".`
          : `"${title}" is kept for the test of a catch hook: no Zap that begins with one is on.`,
      );
    });
  return (
    <details class="group posts">
      <summary>
        Notifications <span class="hint">{posts.length === 0 ? 'none yet' : posts.length}</span>
      </summary>
      <p class="hint">
        What the shop posts when an order is made, paid or canceled. Hand one to a Zap that begins
        with a catch hook.
      </p>
      <Problem text={task.error} />
      <p class="hint" role="status">
        {told}
      </p>
      <ul class="panel-rows">
        {posts.map((post) => (
          <li key={post.key}>
            <p class="about">
              <strong>{post.title}</strong>
            </p>
            <p class="about hint">{post.text}</p>
            <div class="buttons">
              <button type="button" class="small" onClick={() => hand(post)}>
                Hand to the Zap
                <span class="only-read"> {post.title}</span>
              </button>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
