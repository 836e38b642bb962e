import type { MessageTemplate } from './message-template';
import { plainText } from './plain-text';

/** Every message that the business sends; a new one is a file and a line here. */
export const templates: readonly MessageTemplate[] = [plainText];
