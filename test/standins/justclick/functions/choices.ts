import type { Store } from '../store.ts';
import { type Outcome, ok, type Settings } from './outcome.ts';
import type { Params } from './params.ts';
import { number } from './values.ts';

/** A number that is always the same for a group's name, and looks like an id. */
function listId(name: string): number {
  let hash = 7;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 90_000;
  return 10_000 + hash;
}

export function getAllLists(store: Store, _params: Params, settings: Settings): Outcome {
  const groups = store.contacts.groups().filter(({ automatic }) => {
    return !automatic || settings.automaticGroups;
  });
  const rows = groups.map(({ name, title }) => {
    const id = number(settings, 'lists.id', listId(name));
    return { id, rass_id: id, rass_name: name, rass_title: title };
  });
  return ok(rows);
}

export function getGoods(store: Store, _params: Params, settings: Settings): Outcome {
  const products = store.products.filter(({ isDeleted }) => !isDeleted);
  const rows = products.map(({ id, code, title }) => ({
    id: number(settings, 'goods.id', id),
    good_name: code,
    good_title: title,
  }));
  return ok(rows);
}

export function getCoupons(store: Store, _params: Params, settings: Settings): Outcome {
  const rows = store.directory.coupons.map(({ id, code }) => ({
    id: number(settings, 'coupons.id', id),
    [settings.couponKey]: code,
  }));
  return ok(rows);
}

export function getPersonalManagers(store: Store, _params: Params, settings: Settings): Outcome {
  const rows = store.directory.managers.map(({ id, name }) => {
    const written = number(settings, 'manager_id', id);
    const { managerIds } = settings;
    return {
      ...(managerIds !== 'manager_id' && { id: written }),
      ...(managerIds !== 'id' && { manager_id: written }),
      manager_name: name,
    };
  });
  return ok(rows);
}
