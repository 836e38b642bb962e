/** A message about to be sent. */
export interface PricedMessage {
  /** Of its row in the outbox. */
  id: string;
  /** What sending it costs, in millionths. */
  micros: number;
  priority: 'urgent' | 'other';
}

/**
 * Which messages a budget pays for. Urgent ones go out whatever they cost; the others in their order,
 * up to the first that the rest of the budget does not cover.
 * @param left millionths; negative when urgent messages have spent more
 */
export function chooseWithinBudget({
  left,
  messages,
}: {
  left: number;
  messages: readonly PricedMessage[];
}): { granted: PricedMessage[]; held: PricedMessage[] } {
  const urgent = messages.filter(({ priority }) => priority === 'urgent');
  const others = messages.filter(({ priority }) => priority === 'other');
  let rest = left - sumOf(urgent);
  const firstHeld = others.findIndex(({ micros }) => {
    rest -= micros;
    return rest < 0;
  });
  const count = firstHeld < 0 ? others.length : firstHeld;
  return { granted: [...urgent, ...others.slice(0, count)], held: others.slice(count) };
}

/** What messages cost together, in millionths. */
export function sumOf(messages: readonly PricedMessage[]): number {
  return messages.reduce((sum, { micros }) => sum + micros, 0);
}
