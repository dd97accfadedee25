import type { GraphQLSchema } from 'graphql';
import { DatabaseError, type Pool } from 'pg';
import { FrequentOperations } from '../../platform/graphql/frequent-operations.ts';
import type { Question } from '../../platform/graphql/question.ts';
import { holdsUnstorable } from '../../platform/graphql/storable-text.ts';
import type { Logger } from '../../platform/log.ts';
import { type Answer, answerBy, type Hand } from './answer.ts';
import { Plans, type Ready } from './plans.ts';

/** Every connection keeps what it has planned, so that few are kept and new ones come slowly once there are as many. */
const BOUNDS = { kept: 128, pause: 50, pauseWhenFull: 2_000 };

/** SQLSTATE classes of statements that would fail again: data, syntax or rights, limits. */
const HOPELESS = /^(22|42|54)/;

/** What statements are carried out with. */
export interface Desk {
  schema: GraphQLSchema;
  reader: Pool;
  log: Logger;
  publicUrl: string;
}

/** Operations of the reading API that PostgreSQL answers by one statement, JSON and all. */
export class Statements {
  readonly #desk: Desk;
  readonly #plans: FrequentOperations<Plans>;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#plans = new FrequentOperations((text, name) => new Plans(desk.schema, text, name), BOUNDS);
  }

  /** Notes that the engine answered a question without errors; one that comes often is written as a statement. */
  note(question: Question): void {
    this.#plans.note(question);
  }

  /** A good answer; null where there is none, or the question has no statement: both are the engine's to answer. */
  async answer(question: Question, context: Hand['context']): Promise<Answer | null> {
    const plans = this.#plans.find(question);
    if (!plans || holdsUnstorable(question.variables)) return null;
    const ready = plans.find(question.variables);
    return ready && this.#carryOut(plans, ready, { question, context });
  }

  async #carryOut(
    plans: Plans,
    ready: Ready,
    { question, context }: { question: Question; context: Hand['context'] },
  ): Promise<Answer | null> {
    try {
      return await answerBy(ready.plan, ready.variables, { ...this.#desk, context });
    } catch (error) {
      if (error instanceof DatabaseError && HOPELESS.test(error.code ?? '')) {
        plans.giveUp(ready);
        this.#desk.log.warn(
          { err: error, document: question.document },
          'a statement that fails is given up',
        );
      }
      return null;
    }
  }
}
