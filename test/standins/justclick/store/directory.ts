import { INVENTED_COUPONS, INVENTED_MANAGERS } from '../invented.ts';
import type { Affiliate, Coupon, Manager } from './types.ts';

/**
 * What a shop is set up with beside products and groups. As with products, it is kept in memory only:
 * a file keeps what customers did.
 */
export class Directory {
  #coupons = INVENTED_COUPONS;
  #managers = INVENTED_MANAGERS;
  #affiliates: readonly Affiliate[] = [];

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

  /** Back to what there was to begin with. */
  clear(): void {
    this.#coupons = INVENTED_COUPONS;
    this.#managers = INVENTED_MANAGERS;
    this.#affiliates = [];
  }
}
