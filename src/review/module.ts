import type { HubModule } from '../identity/hub.ts';
import { DecideTogetherResolver } from './decide-together.resolver.ts';
import { DelegationResolver } from './delegation.resolver.ts';
import { Delegation } from './delegation.ts';
import { FindingResolver } from './finding.resolver.ts';
import { Finding } from './finding.ts';
import { LexiconResolver } from './lexicon.resolver.ts';
import { LexiconVersion } from './lexicon-version.ts';
import { DutyStepResolver, MyTurnResolver } from './my-turn.resolver.ts';
import { OutsideRemarkResolver, OutsideResolver } from './outside.resolver.ts';
import { OutsideCheck, OutsideRemark } from './outside-check.ts';
import { outsideRoutes } from './outside-routes.ts';
import { ProofreadResolver } from './proofread.resolver.ts';
import { ReviewResolver, RevisionStepsResolver, StepResolver } from './review.resolver.ts';
import { SecrecyResolver } from './secrecy.resolver.ts';
import { SensitivityResolver } from './sensitivity.resolver.ts';
import { Step } from './step.ts';
import { TierRuleResolver } from './tier-rule.resolver.ts';
import { TierRule } from './tier-rule.ts';

/** Tiers of review, their decisions, and what proofreading finds. */
export const reviewModule: HubModule = {
  name: 'review',
  entities: [Step, Finding, TierRule, Delegation, LexiconVersion, OutsideCheck, OutsideRemark],
  deskResolvers: [
    FindingResolver,
    ReviewResolver,
    RevisionStepsResolver,
    OutsideResolver,
    OutsideRemarkResolver,
    SecrecyResolver,
    SensitivityResolver,
    StepResolver,
    TierRuleResolver,
    DelegationResolver,
    DecideTogetherResolver,
    DutyStepResolver,
    MyTurnResolver,
    LexiconResolver,
    ProofreadResolver,
  ],
  routes: outsideRoutes,
};
