/** Sends this process's HTTPS for Twilio's hosts to the local Twilio at `127.0.0.1:<port>`. */
export function installPreload(options: { address: string }): void;
