/**
 * Posts, local and remote, with their mentions, hashtags, attachments and counters. Tables {@code status},
 * {@code status_stats}, {@code status_mention}, {@code tag}, {@code status_tag}, {@code media_attachment},
 * {@code status_idempotency}, {@code tombstone}; activities {@code Create}, {@code Update} and {@code Delete}; endpoints
 * {@code /api/v1/statuses}.
 */
package folkmoot.talk.status;
