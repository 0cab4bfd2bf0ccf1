// The page about what was seen, written by the run.

function cell(one) {
  if (one.cannot) {
    return `– ${one.cannot}`;
  }
  return one.failed ? `**not seen:** ${one.failed.replace(/\|/g, '/')}` : one.seen;
}

function row(words) {
  return `| ${words.join(' | ')} |`;
}

export function page(steps, columns) {
  const names = columns.map((column) => column.name);
  const lines = [
    '# Seen between Folkmoot and other servers',
    '',
    '`make interop` runs these servers beside a Folkmoot instance on one machine, over TLS by an authority of its own, and writes this page. "Here" is',
    'Folkmoot, "there" the other server; each cell says what both sides showed. What is needed: `node` 20 or newer, `npm`, `openssl`, `unshare` and',
    '`ip`; for snac the Debian package `snac2`; for GoToSocial a program of one\'s own with its `web` folder beside it (`make interop GOTOSOCIAL=/path/gotosocial`).',
    'What is missing is skipped. The steps are in `server/src/test/interop/steps.mjs`.',
    '',
    row(['step', ...names]),
    row(['---', ...names.map(() => '---')]),
    ...steps.map((step, index) => row([step, ...columns.map((column) => cell(column.cells[index]))])),
    row(['signatures believed there', ...columns.map((column) => column.signatures.from ?? '– not looked at')]),
    row(['signatures believed here', ...columns.map((column) => column.signatures.to ?? '– not looked at')]),
    '',
    'The scripted servers are Fedify 2.3.6. The first signs by draft-cavage first and takes both kinds. The second signs by RFC 9421 first, knows no',
    'other kind and asks for it with `Accept-Signature`.',
    '',
  ];
  return lines.join('\n');
}
