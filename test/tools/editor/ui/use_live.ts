import { useEffect, useRef, useState } from 'preact/hooks';
import type { Live, PanelInfo } from '../wire.ts';
import { ask } from './client.ts';

export type LiveState = {
  live: Live | undefined;
  setLive: (live: Live) => void;
  panel: PanelInfo | undefined;
  setPanel: (panel: PanelInfo) => void;
  /** What the person looks for in the panel's rows. */
  find: string;
  setFind: (find: string) => void;
  /** Whether the server has stopped. */
  isGone: boolean;
};

/** The Zap that is on, and the panel beside it, as they are now: the server says when to look again. */
export function useLive(hasPanel: boolean): LiveState {
  const [live, setLive] = useState<Live>();
  const [panel, setPanel] = useState<PanelInfo>();
  const [find, setFind] = useState('');
  const looksFor = useRef(find);
  const [isGone, setGone] = useState(false);
  const look = () => {
    const now = looksFor.current;
    ask<PanelInfo>(`panel?${new URLSearchParams({ find: now })}`).then(
      (told) => now === looksFor.current && setPanel(told),
      () => {},
    );
  };
  useEffect(() => {
    const changes = new EventSource('/api/changes');
    changes.onmessage = () => {
      ask<Live>('live').then(setLive, () => {});
      if (hasPanel) look();
    };
    let wasGone = false;
    // A server that was started anew knows nothing of this page.
    changes.onopen = () => wasGone && location.reload();
    changes.onerror = () => {
      wasGone = true;
      setGone(true);
    };
    return () => changes.close();
  }, [hasPanel]);
  const lookFor = (text: string) => {
    looksFor.current = text;
    setFind(text);
    look();
  };
  return { live, setLive, panel, setPanel, find, setFind: lookFor, isGone };
}

/** Seconds of Zapier's time until the next poll, counted down in between what the server says. */
export function useCountdown(live: Live | undefined): number | null {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const next = live?.nextPoll ?? null;
    setLeft(next);
    if (live === undefined || next === null) return;
    const since = Date.now();
    const timer = setInterval(
      () => setLeft(Math.max(0, Math.round(next - ((Date.now() - since) / 1000) * live.speed))),
      250,
    );
    return () => clearInterval(timer);
  }, [live]);
  return left;
}
