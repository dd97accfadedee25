import { afterAll, beforeAll } from 'vitest';
import { EngineName } from '../../src/search/engine.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { conforms } from './conformance.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ env: { TONGGAO_CACHE_MB: '0' } });
});
afterAll(() => given.close());

conforms(EngineName.POSTGRES, () => given);
