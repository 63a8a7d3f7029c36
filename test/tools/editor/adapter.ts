import type { Exchange, Note, PanelAction, PanelInfo, Row } from './wire.ts';

/**
 * All that the editor must be told of one project. It knows integrations only by their definitions;
 * what a project brings beside its app comes in here.
 */
export type Adapter = {
  /** The app's name, as its directory page would have it. */
  title: string;
  /** What the connection form begins with. Only what is no secret: it is sent to the page. */
  credentials: Readonly<Record<string, string>>;
  /** How many times faster than Zapier a Zap may poll. 0 is a pause. */
  speeds: readonly number[];
  /** A stand-in for the service in which the person can act, if there is one. */
  panel?: Panel;
  /** Explains an exchange: how it was signed, whether the answer verified. */
  notesOn(exchange: Omit<Exchange, 'notes'>, authData: AuthData): Note[];
  close(): Promise<void>;
};

export type AuthData = Readonly<Record<string, unknown>>;

export type Panel = {
  /** @param find what has to be in the rows that it tells of */
  read(find?: string): PanelInfo;
  /**
   * What was posted, as a catch hook hands it on.
   * @throws an error for the person when it is gone
   */
  postAt(key: string): Row;
  /** Tells of what changes without anybody having acted in the panel. */
  onChange: () => void;
  /** @throws an error for the person when it cannot be done */
  act(action: PanelAction): void;
};
