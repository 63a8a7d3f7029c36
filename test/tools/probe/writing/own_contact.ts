import { saysRemoved } from '../../../../src/contacts/tags.ts';
import { isRecord } from '../../../../src/justclick/answer.ts';
import { type Client, type Reply, rowsOf, shortOf } from '../client.ts';
import { Unusable } from '../errors.ts';
import type { Say } from '../read.ts';
import { textOf } from '../text.ts';

/** Always the same, as a tag is in the shop's list of tags from its first use, and no function deletes it. */
export const PROBE_TAG = 'zapier-probe';

/** Codes for a contact that is not there, or in no group. */
const NO_GROUPS = [500, 501];

/** Also after the run was stopped. */
const ANYWAY = { evenIfStopped: true };

/**
 * The contact with the email that orders are made for. It gets one tag, and loses it again. It is added to
 * a group only if one was named and it is not in it, and unsubscribed again. Nothing else of it is sent,
 * so that a contact that was there keeps its name and all else.
 */
export class OwnContact {
  readonly email: string;
  readonly #client: Client;
  readonly #say: Say;
  #mayHaveTag = false;
  /** Whether it was ever given to the contact. */
  #isTagInUse = false;
  /** The group that it may have been added to. */
  #mayBeIn: string | undefined;
  #mayBeNew = false;

  constructor(client: Client, email: string, say: Say) {
    this.#client = client;
    this.email = email;
    this.#say = say;
  }

  /** Makes the contact if there is none. */
  async make(): Promise<Reply> {
    this.#client.check();
    const wasNew = this.#mayBeNew;
    this.#mayBeNew = true;
    const reply = await this.#client.askByKey('addupdatelead', { lead_email: this.email });
    if (didNothing(reply)) this.#mayBeNew = wasNew;
    return reply;
  }

  async addTag(): Promise<Reply> {
    this.#client.check();
    const hadTag = this.#mayHaveTag;
    this.#mayHaveTag = true;
    const params = { lead_email: this.email, add_tags: PROBE_TAG };
    const reply = await this.#client.askByKey('addtagtolead', params);
    if (didNothing(reply)) this.#mayHaveTag = hadTag;
    else this.#isTagInUse = true;
    return reply;
  }

  async removeTag(anyway = {}): Promise<Reply> {
    const params = { lead_email: this.email, remove_tags: PROBE_TAG };
    const reply = await this.#client.askByKey('removetagfromlead', params, anyway);
    if (isGone(reply)) this.#mayHaveTag = false;
    return reply;
  }

  /** Adds it to a group, by the signed API or by API 2.0. */
  async join(group: string, by: 'AddLeadToGroup' | 'addupdatelead'): Promise<Reply> {
    this.#client.check();
    const [wasNew, wasIn] = [this.#mayBeNew, this.#mayBeIn];
    this.#mayBeNew = true;
    this.#mayBeIn = group;
    const lead_email = this.email;
    const reply =
      by === 'AddLeadToGroup'
        ? await this.#client.ask(by, { rid: [group], lead_email })
        : await this.#client.askByKey(by, { lead_email, add_to_lists: group });
    if (didNothing(reply)) [this.#mayBeNew, this.#mayBeIn] = [wasNew, wasIn];
    return reply;
  }

  /** Unsubscribes it from a group that it was added to. */
  async leave(group: string, anyway = {}): Promise<Reply> {
    const params = { lead_email: this.email, rass_name: group };
    const reply = await this.#client.ask('DeleteSubscribe', params, anyway);
    if (reply.signed && reply.code === 0) this.#mayBeIn = undefined;
    return reply;
  }

  /**
   * Its status in a group; empty when it never was in it.
   * @throws {Unusable} when that cannot be read
   */
  async statusIn(group: string): Promise<string> {
    const reply = await this.#client.ask('GetLeadGroupStatuses', { email: this.email });
    if (reply.signed && reply.code !== undefined && NO_GROUPS.includes(reply.code)) return '';
    const rows = rowsOf(reply);
    if (!rows) throw new Unusable(`GetLeadGroupStatuses gave ${shortOf(reply)}.`);
    const row = rows.find((one) => isRecord(one) && textOf(one.rass_name) === group);
    return textOf(row?.rass_status);
  }

  /**
   * Takes the tag away, and the contact out of the group. Says what no function can undo.
   * @returns what could not be undone, in a sentence each
   */
  async cleanUp(): Promise<string[]> {
    const left: string[] = [];
    if (this.#mayHaveTag) {
      if (!(await succeeds(async () => isGone(await this.removeTag(ANYWAY)))))
        left.push(`The contact ${this.email} may still have the tag ${PROBE_TAG}.`);
    }
    const group = this.#mayBeIn;
    if (group !== undefined) {
      if (!(await succeeds(async () => isOut(await this.leave(group, ANYWAY)))))
        left.push(`The contact ${this.email} may still be in the group ${group}.`);
    }
    if (this.#isTagInUse) {
      this.#say(
        `The tag ${PROBE_TAG} stays in your shop’s list of tags: no function deletes tags.`,
      );
    }
    if (this.#mayBeNew) {
      this.#say(`The contact ${this.email} stays in your shop: no function deletes contacts.`);
    }
    return left;
  }
}

/** Whether an answer is sure to have changed nothing: a refusal, or a redirect that nobody follows. */
const didNothing = ({ signed, code, leadsTo }: Reply): boolean =>
  code === undefined ? leadsTo !== undefined : code !== 0 && (signed || code <= 8);

/** The tag is away, or there is no such contact. */
const isGone = ({ signed, code, text, result }: Reply): boolean =>
  signed && code !== undefined && ([0, 801].includes(code) || saysRemoved({ code, text, result }));

/** The contact is out of the group, or there is no such contact or group. */
const isOut = ({ signed, code }: Reply): boolean =>
  signed && code !== undefined && [0, 800, 801].includes(code);

/** Tries twice. */
async function succeeds(undo: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 2; tries++) {
    try {
      if (await undo()) return true;
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
    }
  }
  return false;
}
