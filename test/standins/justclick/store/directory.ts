import { INVENTED_COUPONS, INVENTED_MANAGERS } from '../invented.ts';
import { loopbackUrl } from '../notifications/loopback.ts';
import type { Affiliate, Coupon, Manager, OrderEvent } from './types.ts';

/** Where a product tells of events; none of some or of all. */
type Addresses = Partial<Record<OrderEvent, string>>;

/**
 * What a shop is set up with beside products and groups. As with products, it is kept in memory only:
 * a file keeps what customers did.
 */
export class Directory {
  #coupons = INVENTED_COUPONS;
  #managers = INVENTED_MANAGERS;
  #affiliates: readonly Affiliate[] = [];
  #addresses: Readonly<Record<string, Addresses>> = {};

  get coupons(): readonly Coupon[] {
    return this.#coupons;
  }

  get managers(): readonly Manager[] {
    return this.#managers;
  }

  get affiliates(): readonly Affiliate[] {
    return this.#affiliates;
  }

  /** In the place of all that there were. */
  setCoupons(coupons: readonly Coupon[]): void {
    this.#coupons = coupons;
  }

  /** In the place of all that there were. */
  setManagers(managers: readonly Manager[]): void {
    this.#managers = managers;
  }

  /** Beside the others, or in the place of those with the same login. */
  putAffiliates(affiliates: readonly Affiliate[]): void {
    const logins = affiliates.map(({ login }) => login);
    const others = this.#affiliates.filter(({ login }) => !logins.includes(login));
    this.#affiliates = [...others, ...affiliates];
  }

  /** By the codes of products. */
  get addresses(): Readonly<Record<string, Addresses>> {
    return this.#addresses;
  }

  addressOf(product: string, event: OrderEvent): string | undefined {
    return Object.hasOwn(this.#addresses, product) ? this.#addresses[product]?.[event] : undefined;
  }

  /**
   * Sets the addresses of some events, or with null takes them away; the others stay.
   * @throws {Refusal} 3 for one that is not on this computer; then none is set
   */
  setAddresses(product: string, given: Partial<Record<OrderEvent, string | null>>): void {
    const all = Object.entries({ ...this.#addresses[product], ...given });
    const kept = all.flatMap(([event, address]) =>
      address === null ? [] : [[event, loopbackUrl(address).href]],
    );
    this.#addresses = { ...this.#addresses, [product]: Object.fromEntries(kept) };
  }

  /** Back to what there was to begin with. */
  clear(): void {
    this.#coupons = INVENTED_COUPONS;
    this.#managers = INVENTED_MANAGERS;
    this.#affiliates = [];
    this.#addresses = {};
  }
}
