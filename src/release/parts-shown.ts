import type { InterpretationPart, TopicGroupPart, TopicPart } from '../content/parts.ts';

function endOf(day: string): string {
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime('Asia/Shanghai');
  return next.toInstant().toString();
}

function earlier(one: string | null, other: string | null): string | null {
  if (!one || !other) return one ?? other;
  return Date.parse(one) < Date.parse(other) ? one : other;
}

/** Rule: the groups of a topic as readers get them: nothing published after its closing day is gathered. */
export function groupsOf(topic: TopicPart | null): TopicGroupPart[] {
  const closing = topic?.closesOn ? endOf(topic.closesOn) : null;
  return (topic?.groups ?? []).map((group) => {
    const { rule } = group;
    if (!rule || !closing) return group;
    const until = rule.until ? new Date(rule.until).toISOString() : null;
    return { ...group, rule: { ...rule, until: earlier(until, closing) } };
  });
}

/** Rule: the days a topic opens and closes, or null where it names none. */
export function daysOf(topic: TopicPart | null): Pick<TopicPart, 'opensOn' | 'closesOn'> | null {
  const { opensOn = null, closesOn = null } = topic ?? {};
  return opensOn || closesOn ? { opensOn, closesOn } : null;
}

/** Rule: what an interpretation explains with besides its body, or null. */
export function materialOf(part: InterpretationPart | null): InterpretationPart | null {
  const { background = null, cases, figures, media } = part ?? {};
  if (!background && !cases && !figures && !media) return null;
  return { background, cases: cases ?? [], figures: figures ?? [], media: media ?? [] };
}
