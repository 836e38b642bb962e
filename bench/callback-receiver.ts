import { createServer } from 'node:http';

/** Another program that gets status callbacks and counts them. */
let callbacks = 0;

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    callbacks += 1;
    response.writeHead(204).end();
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.send?.({ port: address.port });
});
process.on('message', (message) => {
  if (message === 'reset') callbacks = 0;
  if (message === 'count') process.send?.({ callbacks });
});
process.on('disconnect', () => process.exit(0));
