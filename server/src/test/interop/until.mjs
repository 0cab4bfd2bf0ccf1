// Waiting for what another server does in its own time.

/** What the question answers as soon as that is something; fails with the last answer otherwise. */
export async function until(question, what, seconds = 30) {
  const end = Date.now() + seconds * 1000;
  let last;
  for (;;) {
    try {
      last = await question();
      if (last) {
        return last;
      }
    } catch (failure) {
      last = failure;
    }
    if (Date.now() > end) {
      throw new Error(`${what}: not within ${seconds} seconds${last instanceof Error ? ` (${last.message})` : ''}`);
    }
    await new Promise((resume) => setTimeout(resume, 150));
  }
}

export function text(html) {
  return (html ?? '').replace(/<[^>]*>/g, ' ').replace(/&#39;/g, "'").replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim();
}
