import { computed } from '@preact/signals';
import type { OptOutView } from '../../../control/views';
import type { ThreadName } from './correspondence';
import { world } from './world';

const optOuts = computed(() => world.value?.optOuts ?? []);

/** That somebody wants no texts from the other end of a thread, where they said so. */
export function optOutOf({
  phone,
  other,
}: Pick<ThreadName, 'phone' | 'other'>): OptOutView | undefined {
  return optOuts.value.find(({ recipient, sender }) => recipient === phone && sender === other);
}

/** Whether somebody has asked any sender to stop. */
export function isOptedOut(phone: string): boolean {
  return optOuts.value.some(({ recipient }) => recipient === phone);
}
