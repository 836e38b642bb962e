/** Tables of `src/appointments/`. */
export type AppointmentTables = Record<never, never>;
