import { createServer, type Server } from 'node:net';
import { createLocalTwilio } from '../../local-twilio/local-twilio';

async function occupyPort(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A port was expected.');
  return { server, port: address.port };
}

test.each(['port', 'functionsPort'] as const)(
  'a %s that is taken is refused, and no other port stays open',
  async (option) => {
    const taken = await occupyPort();
    const free = await occupyPort();
    await new Promise<void>((resolve) => free.server.close(() => resolve()));
    const other = option === 'port' ? 'functionsPort' : 'port';

    await expect(
      createLocalTwilio({ [option]: taken.port, [other]: free.port }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });

    const again = await createLocalTwilio({ port: free.port });
    await again.close();
    taken.server.close();
  },
);
