// The TLS side of a server that has none of its own: a name, its certificate, and what answers there.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';

export const ADDRESS = { 'folkmoot.test': '127.0.1.1', 'fedify.test': '127.0.1.2', 'fedify-9421.test': '127.0.1.3', 'snac.test': '127.0.1.4', 'gotosocial.test': '127.0.1.5' };

/** Listens on port 443 of the name's own address. */
export function listen(folder, host, answer) {
  const name = path.join(folder, host.replace(/\.test$/, ''));
  const server = https.createServer({ cert: readFileSync(`${name}.pem`), key: readFileSync(`${name}.key`) }, answer);
  server.keepAliveTimeout = 120_000; // commands of Folkmoot stop this process for a while
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(443, ADDRESS[host], () => resolve(server));
  });
}

/** Passes everything on to a plain server of this machine. */
export function passOn(port) {
  return (request, response) => {
    const { method, url, headers } = request;
    const inner = http.request({ host: '127.0.0.1', port, method, path: url, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    inner.on('error', () => response.writeHead(502).end());
    request.pipe(inner);
  };
}

/** Answers with what speaks the Fetch API. */
export function answerWith(host, fetching) {
  return async (request, response) => {
    const parts = [];
    for await (const part of request) {
      parts.push(part);
    }
    const body = parts.length > 0 ? Buffer.concat(parts) : undefined;
    const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const answer = await fetching(new Request(`https://${host}${request.url}`, { method: request.method, headers, body }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  };
}
