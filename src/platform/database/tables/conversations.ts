/** Tables of `src/conversations/`. */
export type ConversationTables = Record<never, never>;
