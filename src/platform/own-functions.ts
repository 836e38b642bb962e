/** ms: a refused connection shows within that; an answer may take a function's whole 10 s. */
const patience = 500;

/**
 * Asks a function of this deployment to work on its own, and waits only until the request is out: the
 * one that asks has to end, and the platform ends the other one's work in no case before its 10 s.
 * @throws Error when the request cannot be sent
 */
export async function askOwnFunction({
  domain,
  path,
  secret,
}: {
  domain: string;
  path: string;
  secret: string;
}): Promise<void> {
  // Loaded here, because few requests come this far.
  const { request } = await import('node:https');
  await new Promise<void>((resolve, reject) => {
    const asked = request({
      host: domain,
      path,
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-length': 0 },
      // Shared agents keep sockets that a frozen instance would wake up to find dead.
      agent: false,
    });
    asked.once('error', reject);
    asked.once('response', (answer) => {
      answer.resume();
      resolve();
    });
    asked.end(() => setTimeout(resolve, patience).unref());
  });
}
