/** A personality that cannot be; the message says why. */
export class BadPersonality extends Error {}

/** Something about the service that is not documented, and what it could be. */
export interface Setting<Value> {
  /** The question that it answers, for people. */
  says: string;
  /** What the sandbox does unless told otherwise. */
  usual: Value;
  /** What it can be, for people. */
  takes: string;
  /** @throws {BadPersonality} when a value from JSON is none of this setting's */
  read(value: unknown, name: string): Value;
  /** One of its values, by a source of numbers from 0 up to 1. */
  draw(random: () => number): Value;
}

export type ValueOf<One> = One extends Setting<infer Value> ? Value : never;

function pick<Item>(random: () => number, [first, ...others]: readonly [Item, ...Item[]]): Item {
  return [first, ...others][Math.floor(random() * (others.length + 1))] ?? first;
}

const shown = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value));

/** One of a few values, of which the first is the usual one. */
export function choice<const Value extends string | number | boolean>(
  says: string,
  ...values: [Value, ...Value[]]
): Setting<Value> {
  return {
    says,
    usual: values[0],
    takes: shown(values).join(', '),
    read(value, name) {
      const known = values.find((one) => one === value);
      if (known === undefined) {
        throw new BadPersonality(`${name} must be one of: ${shown(values).join(', ')}.`);
      }
      return known;
    },
    draw: (random) => pick(random, values),
  };
}

function open<Value extends string | number>(
  says: string,
  examples: readonly [Value, ...Value[]],
  isPossible: (value: unknown) => value is Value,
): Setting<Value> {
  const [usual] = examples;
  return {
    says,
    usual,
    takes: `${shown(examples).join(', ')}, or another ${typeof usual === 'string' ? 'text' : 'number'}`,
    read(value, name) {
      if (!isPossible(value)) {
        throw new BadPersonality(`${name} cannot be ${JSON.stringify(value)}.`);
      }
      return value;
    },
    draw: (random) => pick(random, examples),
  };
}

/** Any text; the first example is the usual one, and the examples are what is drawn. */
export function text(
  says: string,
  examples: readonly [string, ...string[]],
  isPossible: (value: string) => boolean = () => true,
): Setting<string> {
  return open(
    says,
    examples,
    (value): value is string => typeof value === 'string' && isPossible(value),
  );
}

/** Any number that is not less than `least`; the examples are as those of a text. */
export function number(
  says: string,
  examples: readonly [number, ...number[]],
  least: number,
): Setting<number> {
  return open(
    says,
    examples,
    (value): value is number => typeof value === 'number' && value >= least,
  );
}

/** A value for each of several names. In JSON, a name that is left out has its usual value. */
export function each<Settings extends Readonly<Record<string, Setting<unknown>>>>(
  says: string,
  settings: Settings,
): Setting<{ [Name in keyof Settings]: ValueOf<Settings[Name]> }> {
  type Values = { [Name in keyof Settings]: ValueOf<Settings[Name]> };
  const takesOf = (name: string) => settings[name]?.takes ?? '';
  const values = (valueIn: (setting: Setting<unknown>, name: string) => unknown) =>
    Object.fromEntries(
      Object.entries(settings).map(([name, setting]) => [name, valueIn(setting, name)]),
    ) as Values;
  return {
    says,
    usual: values(({ usual }) => usual),
    takes: Object.entries(Object.groupBy(Object.keys(settings), takesOf))
      .map(([takes, names = []]) => `${shown(names).join(', ')}: ${takes}`)
      .join('; '),
    read(value, name) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new BadPersonality(`${name} must be an object.`);
      }
      const given = new Map<string, unknown>(Object.entries(value));
      for (const key of given.keys()) {
        if (!Object.hasOwn(settings, key)) throw new BadPersonality(`${name} has no "${key}".`);
      }
      return values((setting, key) =>
        given.has(key) ? setting.read(given.get(key), `${name}.${key}`) : setting.usual,
      );
    },
    draw: (random) => values((setting) => setting.draw(random)),
  };
}

/** Any number of the items, usually none. */
export function some<const Item extends string>(
  says: string,
  items: readonly Item[],
): Setting<readonly Item[]> {
  return {
    says,
    usual: [],
    takes: `a list of names such as "${items[0]}"`,
    read(value, name) {
      if (!Array.isArray(value)) throw new BadPersonality(`${name} must be a list.`);
      return value.map((one) => {
        const known = items.find((item) => item === one);
        if (known === undefined) throw new BadPersonality(`${name} cannot have ${shown([one])}.`);
        return known;
      });
    },
    draw: (random) => (random() < 0.5 ? [] : items.filter(() => random() < 0.3)),
  };
}
