import { expect, test } from '@jest/globals';
import { readDefinition } from '../../../standins/zapier/built/definition.ts';
import { PROMISED } from './triggers.ts';

test('every trigger that a person sees in the Zap editor is played by the simulation', async () => {
  const { triggers } = await readDefinition();
  expect(
    Object.values(triggers)
      .filter(({ key, display }) => !display.hidden && !Object.hasOwn(PROMISED, key))
      .map(
        ({ key }) =>
          `Add ${key}: { … } to PROMISED in test/app/whole/simulation/triggers.ts, with what it promises.`,
      ),
  ).toStrictEqual([]);
});
