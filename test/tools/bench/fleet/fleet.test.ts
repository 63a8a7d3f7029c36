import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Played, play, type Scenario } from './play.ts';
import { TODAY, trafficOfDay } from './traffic.ts';
import { drawZaps, TRIGGERS } from './zaps.ts';

const zaps = fc.array(
  fc.record({
    trigger: fc.constantFrom(...TRIGGERS),
    interval: fc.constantFrom(60, 120, 300, 900),
    ordersPerDay: fc.constant(1),
  }),
  { minLength: 1, maxLength: 60 },
);

/** The limited time is whole minutes, as the service counts. */
const scenarios: fc.Arbitrary<Scenario> = fc.record({
  seed: fc.nat(),
  zaps,
  schedule: fc.constantFrom('any second', 'full minute', 'quarter hour'),
  late: fc.constantFrom(0, 10),
  afterwards: fc.constantFrom('next poll', 'again after 60 s', 'again after 30 to 90 s'),
  limit: fc.integer({ min: 0, max: 80 }),
  before: fc.constantFrom(0, 600),
  limited: fc.constantFrom(600, 2400),
  after: fc.constant(1200),
});

const holds = (check: (scenario: Scenario, played: Played) => void) =>
  fc.assert(
    fc.property(scenarios, (scenario) => check(scenario, play(scenario))),
    { numRuns: 200 },
  );

test('every request is either served or refused, and every order handed over or waiting', () => {
  holds(({ zaps, before, limited }, { served, refused, perSecond, waits, waiting }) => {
    const asked = perSecond.slice(before, before + limited);
    expect(served + refused).toBe(asked.reduce((total, requests) => total + requests, 0));
    expect(waits.length + waiting).toBe(zaps.length);
  });
});

test('the service never takes more than its limit, and refuses none without need', () => {
  holds(({ limit }, { busiestMinute, refused, failedPolls, polls }) => {
    expect(busiestMinute).toBeLessThanOrEqual(limit);
    expect(failedPolls).toBeLessThanOrEqual(polls);
    if (refused > 0) expect(busiestMinute).toBe(limit);
  });
});

test('after the limit every order is handed over by the next poll at the latest', () => {
  holds(({ zaps, late }, { waiting, recovery }) => {
    expect(waiting).toBe(0);
    expect(recovery).toBeLessThanOrEqual(Math.max(...zaps.map(({ interval }) => interval)) + late);
  });
});

test('a seed gives the same Zaps and the same play', () => {
  expect(drawZaps(500, 7)).toStrictEqual(drawZaps(500, 7));
  expect(drawZaps(500, 7)).not.toStrictEqual(drawZaps(500, 8));
  fc.assert(
    fc.property(scenarios, (scenario) => {
      expect(play(scenario)).toStrictEqual(play(scenario));
    }),
    { numRuns: 20 },
  );
});

test('without a limit as many polls are made as the day on paper has', () => {
  const zaps = drawZaps(2000, 1);
  const { polls, served } = play({
    ...{ seed: 1, zaps, schedule: 'any second', late: 0, afterwards: 'next poll' },
    ...{ limit: Number.POSITIVE_INFINITY, before: 0, limited: 7200, after: 0 },
  });
  const day = trafficOfDay(zaps, TODAY);
  expect(polls * 12).toBe(day.polls);
  expect(served * 12).toBe(day.requests);
});
