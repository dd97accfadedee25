import { expect, test } from 'vitest';
import { Flights } from '../../../src/reading/cache/flights.ts';

/** Flights whose landings a test decides. */
function controlled() {
  const asked: PromiseWithResolvers<{ shared: boolean; nth: number }>[] = [];
  const ask = () => {
    const landing = Promise.withResolvers<{ shared: boolean; nth: number }>();
    asked.push(landing);
    return landing.promise;
  };
  return { asked, ask, flights: new Flights<{ shared: boolean; nth: number }>() };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('who asks the same at the same time is answered by one asking, and the next asks anew', async () => {
  const { asked, ask, flights } = controlled();
  const three = [1, 2, 3].map(() => flights.take('k', ask));
  void flights.take('other', ask);
  expect(asked).toHaveLength(2);
  asked[0]?.resolve({ shared: true, nth: 0 });
  expect(await Promise.all(three)).toEqual([1, 2, 3].map(() => ({ shared: true, nth: 0 })));
  void flights.take('k', ask);
  expect(asked).toHaveLength(3);
});

test('who joined an asking that was overtaken is not given its answer, and asks together with the others who did', async () => {
  const { asked, ask, flights } = controlled();
  const [first, ...joined] = [1, 2, 3].map(() => flights.take('k', ask));
  asked[0]?.resolve({ shared: false, nth: 0 });
  expect(await first).toMatchObject({ nth: 0 });
  await turn();
  expect(asked).toHaveLength(2);
  asked[1]?.resolve({ shared: true, nth: 1 });
  expect(await Promise.all(joined)).toMatchObject([{ nth: 1 }, { nth: 1 }]);
});

test('nobody waits for ever where every asking is overtaken', async () => {
  const flights = new Flights<{ shared: boolean; nth: number }>();
  let turns = 0;
  const ask = async () => {
    const nth = turns++;
    await turn();
    return { shared: false, nth };
  };
  const answers = await Promise.all(Array.from({ length: 50 }, () => flights.take('k', ask)));
  expect(new Set(answers.map((one) => one.nth)).size).toBe(50);
});

test('an asking that fails, fails for all who joined it, and not for the next', async () => {
  const { asked, ask, flights } = controlled();
  const both = [flights.take('k', ask), flights.take('k', ask)];
  asked[0]?.reject(new Error('down'));
  for (const one of both) await expect(one).rejects.toThrow('down');
  const next = flights.take('k', ask);
  asked[1]?.resolve({ shared: true, nth: 1 });
  expect(await next).toMatchObject({ nth: 1 });
});
