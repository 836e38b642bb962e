/**
 * What a message is about. People agree to and refuse messages by purpose (and by sender); `staff`
 * are the business's own people at work, `support` answers somebody who wrote, `alerts` are
 * emergencies, for which no quiet hours count.
 */
export const purposes = [
  'support',
  'appointments',
  'orders',
  'surveys',
  'offers',
  'alerts',
  'staff',
] as const;
export type Purpose = (typeof purposes)[number];
